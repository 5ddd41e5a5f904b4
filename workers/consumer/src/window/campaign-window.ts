import type { CampaignLive } from "@cleverdrip/contract";
import { localDay } from "@cleverdrip/core";
import { readLinkDays, readWorkspaceSettings } from "@cleverdrip/db";
import { snapshotStore } from "@cleverdrip/edge-config";
import { DurableObject } from "cloudflare:workers";
import { eventsShard } from "../env.ts";
import { lostPlaces, rememberAdmitted, settle, type AdmittedClicks } from "./admitted-clicks.ts";
import { admitUses, countUses, giveBack, type WantedUse } from "./cap-counts.ts";
import { capSeeds, firstSeedDay, plantSeeds, type CapSeed } from "./cap-seeds.ts";
import {
  hasEnded,
  isAnyFull,
  nextEndMs,
  publishCaps,
  updateFull,
  withRules,
  type CapsState,
} from "./full-caps.ts";
import { judgeObservations } from "./judge-observations.ts";
import { countClick, liveView, trimCounters } from "./live-counters.ts";
import type { CountingRules, Observation } from "./observation.ts";
import { forgetOld, newestVisitMs } from "./visitor-table.ts";
import {
  addToJournal,
  compact,
  createTables,
  findLetters,
  loadMemory,
  saveLetters,
  saveState,
  type WindowMemory,
} from "./window-storage.ts";

const DAY_MS = 86_400_000;
const COMPACT_EVERY_MS = 6 * 3_600_000;
/** Visits, 24 bytes each, that are read again after an eviction. */
const MAX_JOURNALLED = 100_000;
/** KV takes one write a second to a key. */
const PUBLISH_PAUSE_MS = 1_000;
const PUBLISH_RETRY_MS = 5_000;
/** Clicks past a full cap so long after it was published, more than it takes to be everywhere: it is published again. */
const UNHEARD_MS = 90_000;

/**
 * What is known of one campaign's visitors and caps, named `workspaceId:campaignId`: who was here, live counters, counted
 * caps. It answers only once what it did is durable; a batch that comes again gets its first answer.
 */
export class CampaignWindow extends DurableObject<ConsumerEnv> {
  #memory: WindowMemory | null = null;
  #wokenForVersion = 0;
  #publishedAtMs = 0;
  /** Asked again, such a click is in; after an eviction it counts twice. */
  readonly #admitted: AdmittedClicks = new Map();

  constructor(ctx: DurableObjectState, env: ConsumerEnv) {
    super(ctx, env);
    ctx.storage.transactionSync(() => createTables(ctx.storage.sql));
  }

  /** Verdict letters of each batch (see `readVerdicts`); idempotent by batch id. Without batches it takes in the rules. */
  async observe(
    observations: readonly Observation[],
    rules: CountingRules,
    nowMs: number,
  ): Promise<string[]> {
    const seeds = await this.#readSeeds(rules, nowMs);
    const letters = this.#change((memory) => {
      plantSeeds(this.ctx.storage.sql, seeds);
      const found = this.#judge(memory, observations, rules, nowMs);
      if (memory.journalled > 0) this.#compactWhenDue(memory, rules.uniqueWindowDays, nowMs);
      return found;
    });
    settle(this.#admitted, observations);
    await this.#wakeToPublish(nowMs);
    return observations.map(({ batchId }) => letters.get(batchId) ?? "");
  }

  /** Counts a click for all of these caps and answers null; or counts nothing and names the first that is full. */
  async admit(clickId: string, uses: readonly WantedUse[], nowMs: number): Promise<string | null> {
    if (this.#admitted.has(clickId)) return null;
    const fullKey = this.#change((memory) => {
      const admission = admitUses(this.ctx.storage.sql, uses);
      if (admission.isReached) this.#setCaps(memory, memory.caps, nowMs);
      return admission.fullKey;
    });
    if (fullKey === null) rememberAdmitted(this.#admitted, clickId, uses);
    await this.#wakeToPublish(nowMs);
    return fullKey;
  }

  live(nowMs: number, day: string): CampaignLive {
    return liveView(this.#known().counters, this.#campaignId(), nowMs, day);
  }

  /** Its workspace was deleted: it is as new. */
  async forget(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    this.ctx.storage.transactionSync(() => createTables(this.ctx.storage.sql));
    this.#memory = null;
    this.#admitted.clear();
  }

  /** Publishes what has changed; comes again when that fails and when the next period ends. */
  override async alarm(): Promise<void> {
    const nowMs = Date.now();
    const caps = this.#change((memory) => {
      if (hasEnded(memory.caps, nowMs)) this.#setCaps(memory, memory.caps, nowMs);
      return memory.caps;
    });
    if (caps.version > caps.publishedVersion && !(await this.#publish(caps))) {
      await this.ctx.storage.setAlarm(nowMs + PUBLISH_RETRY_MS);
      return;
    }
    const { version, publishedVersion } = this.#known().caps;
    const nextMs = version > publishedVersion ? nowMs + PUBLISH_PAUSE_MS : nextEndMs(caps);
    if (nextMs !== null) await this.ctx.storage.setAlarm(nextMs);
  }

  /** Storage and memory change together or not at all: after a failure the memory is read again. */
  #change<T>(work: (memory: WindowMemory) => T): T {
    const memory = this.#known();
    try {
      return this.ctx.storage.transactionSync(() => work(memory));
    } catch (error) {
      this.#memory = null;
      throw error;
    }
  }

  #known(): WindowMemory {
    this.#memory ??= loadMemory(this.ctx.storage.sql);
    return this.#memory;
  }

  #judge(
    memory: WindowMemory,
    observations: readonly Observation[],
    rules: CountingRules,
    nowMs: number,
  ): Map<string, string> {
    const { sql } = this.ctx.storage;
    const letters = findLetters(
      sql,
      observations.map(({ batchId }) => batchId),
    );
    const fresh = observations.filter(({ batchId }) => !letters.has(batchId));
    const judged = judgeObservations(memory.visitors, fresh, rules);
    const own = fresh.map(({ batchId }, i) => [batchId, judged.letters[i] ?? ""] as const);
    for (const [batchId, answer] of own) letters.set(batchId, answer);
    // Where nothing is payable the answer is the same every time.
    saveLetters(sql, new Map(own.filter(([, answer]) => /\d/.test(answer))), nowMs);
    for (const { click, isUnique } of judged.accepted) countClick(memory.counters, click, isUnique);
    if (judged.accepted.length > 0) {
      trimCounters(memory.counters, nowMs);
      addToJournal(sql, judged.visits, memory.counters);
      memory.journalled += judged.visits.length;
    }
    const clicks = judged.accepted.map(({ click }) => click);
    const caps = withRules(memory.caps, rules);
    const { isReached, isPast } = countUses(sql, clicks, rules);
    // Duplicates and bots are told only here, after a hard cap has let them in.
    const lost = lostPlaces(this.#admitted, fresh, judged.accepted);
    giveBack(sql, lost);
    const isOpened = isAnyFull(caps, lost);
    if (caps !== memory.caps || isReached || isOpened || hasEnded(caps, nowMs))
      this.#setCaps(memory, caps, nowMs);
    // A store that was exchanged or emptied does not know of a cap that was reached before.
    if (isPast && memory.caps.version === caps.version && nowMs - this.#publishedAtMs >= UNHEARD_MS)
      memory.caps = { ...memory.caps, version: caps.version + 1 };
    return letters;
  }

  /** New rules may bring caps that were not counted so far: what their periods have taken is in the rollups. */
  async #readSeeds(rules: CountingRules, nowMs: number): Promise<CapSeed[]> {
    const { caps } = this.#known();
    const fromDay = firstSeedDay(rules.caps, localDay(rules.timezone, nowMs));
    if (fromDay === null || withRules(caps, rules) === caps) return [];
    const [workspaceId = "", campaignId = ""] = this.ctx.id.name?.split(":") ?? [];
    const settings = await readWorkspaceSettings(this.env.CONTROL, workspaceId);
    if (settings === null) return [];
    const events = eventsShard(this.env, settings.eventsShard);
    const days = await readLinkDays(events, workspaceId, campaignId, fromDay);
    return capSeeds(rules, days, nowMs);
  }

  #setCaps(memory: WindowMemory, caps: CapsState, nowMs: number): void {
    const { sql } = this.ctx.storage;
    const next = { ...updateFull(sql, caps, nowMs), campaignId: this.#campaignId(caps) };
    memory.caps = next;
    saveState(sql, "caps", next);
  }

  #compactWhenDue(memory: WindowMemory, uniqueWindowDays: number, nowMs: number): void {
    const isDue = nowMs - memory.compactedAtMs >= COMPACT_EVERY_MS;
    const isFull = memory.journalled >= Math.max(MAX_JOURNALLED, memory.visitors.size / 2);
    if (!isDue && !isFull) return;
    // By the clicks' own time, so that clicks brought in from the past are not forgotten at once.
    const atMs = Math.min(nowMs, newestVisitMs(memory.visitors));
    forgetOld(memory.visitors, atMs, Math.max(uniqueWindowDays, 2) * DAY_MS);
    compact(this.ctx.storage.sql, memory, nowMs);
  }

  /** An alarm publishes, so that it is done even if this object ends now. */
  async #wakeToPublish(nowMs: number): Promise<void> {
    const { version, publishedVersion } = this.#known().caps;
    if (version <= publishedVersion || version === this.#wokenForVersion) return;
    this.#wokenForVersion = version;
    await this.ctx.storage.setAlarm(Math.max(nowMs, this.#publishedAtMs + PUBLISH_PAUSE_MS));
  }

  /** False when the store did not take it. */
  async #publish(caps: CapsState): Promise<boolean> {
    try {
      await publishCaps(snapshotStore(this.env), caps);
    } catch (error) {
      const { campaignId, version } = caps;
      console.error({ event: "caps.publish-failed", campaignId, version, error: String(error) });
      return false;
    }
    this.#publishedAtMs = Date.now();
    this.#change((memory) => {
      memory.caps = { ...memory.caps, publishedVersion: caps.version };
      saveState(this.ctx.storage.sql, "caps", memory.caps);
    });
    return true;
  }

  #campaignId(caps?: CapsState): string {
    return this.ctx.id.name?.split(":")[1] ?? caps?.campaignId ?? "";
  }
}
