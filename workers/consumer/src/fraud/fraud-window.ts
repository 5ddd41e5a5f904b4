import { addToWindow, fraudRuleSet, windowBytes, windowEvidence } from "@cleverdrip/core";
import type { FraudJudged, FraudReading } from "@cleverdrip/contract";
import { isReplaying, readWorkspaceSettings } from "@cleverdrip/db";
import { DurableObject } from "cloudflare:workers";
import { buildDeps } from "../build-deps.ts";
import { snapshotStore } from "@cleverdrip/edge-config";
import { eventsShard } from "../env.ts";
import { findGaps, firstLook, nextLook, type FoundGaps } from "./find-gaps.ts";
import { judgeWorkspace } from "./judge-workspace.ts";
import { readBy } from "./read-by.ts";
import {
  addToJournal,
  compactWhenFull,
  createTables,
  knownBatches,
  loadMemory,
  readState,
  rememberBatches,
  saveState,
  type WindowBatch,
  type WindowMemory,
} from "./window-storage.ts";

/** Sources are judged at most that often, by the alarm. */
const JUDGE_EVERY_MS = 5 * 60_000;
/** What was left over by one run is gone on with so soon. */
const GO_ON_MS = 2_000;
/** A clock that is ahead by more would drop the days that are. */
const AHEAD_MS = 86_400_000;
/** Clicks of one row of the journal: a row may hold 2 MB. */
const CLICKS_AT_ONCE = 4_000;
/** Looks for gaps that one run takes. */
const MOST_LOOKS = 5;

/**
 * What is known of the traffic of one workspace, its name, by which sources are judged against their peers: these are publishers
 * of all of its campaigns. Facts never wait for it: what it was not given it finds in the tables.
 */
export class FraudWindow extends DurableObject<ConsumerEnv> {
  #memory: WindowMemory | null = null;
  #judging: Promise<FraudJudged | null> | null = null;

  constructor(ctx: DurableObjectState, env: ConsumerEnv) {
    super(ctx, env);
    ctx.storage.transactionSync(() => createTables(ctx.storage.sql));
  }

  /** Takes in batches that were stored; one that comes again changes nothing. */
  async observe(batches: readonly WindowBatch[], nowMs: number): Promise<void> {
    this.#take(batches, nowMs);
    await this.wake();
  }

  /** Something new came: sources are judged soon. */
  async wake(): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) !== null) return;
    const judgedAtMs = readState(this.ctx.storage.sql, "judged", 0);
    // What comes within that time of something new is judged together with it.
    const gatherMs = Number(this.env.FRAUD_GATHER_SECONDS) * 1_000;
    const atMs = Math.max(Date.now() + gatherMs, judgedAtMs + JUDGE_EVERY_MS);
    await this.ctx.storage.setAlarm(atMs);
  }

  /** Judges as of a moment; whoever asks meanwhile gets the same answer. */
  async judge(nowMs: number): Promise<FraudJudged> {
    const judged = (await this.#share(nowMs, false)) ?? (await this.#share(nowMs, false));
    return judged ?? { judgedAtMs: nowMs, findings: 0, doubted: 0 };
  }

  /** What a rule set makes of what is known here; null where the workspace is gone. */
  async read(rulesVersion: number, nowMs: number): Promise<FraudReading | null> {
    const settings = await readWorkspaceSettings(this.env.CONTROL, this.ctx.id.name ?? "");
    if (settings === null) return null;
    const facts = buildDeps(this.env, nowMs, crypto.randomUUID());
    return readBy(fraudRuleSet(rulesVersion), { settings, window: this.#known().window, facts });
  }

  #share(nowMs: number, isUnasked: boolean): Promise<FraudJudged | null> {
    this.#judging ??= this.#judge(nowMs, isUnasked).finally(() => (this.#judging = null));
    return this.#judging;
  }

  /** Clicks that it counted, those of its sample, and the bytes that it takes. */
  size(): { readonly clicks: number; readonly sampled: number; readonly bytes: number } {
    const { window } = this.#known();
    const { totals, clicks } = windowEvidence(window);
    const counted = [...totals.values()].reduce((sum, own) => sum + own, 0);
    return { clicks: counted, sampled: clicks.length, bytes: windowBytes(window) };
  }

  /** Its workspace was deleted: it is as new. */
  async forget(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    this.ctx.storage.transactionSync(() => createTables(this.ctx.storage.sql));
    this.#memory = null;
  }

  /** A run that fails is made again with the next one. */
  override async alarm(): Promise<void> {
    try {
      await this.#share(Date.now(), true);
    } catch (error) {
      const { name: workspaceId } = this.ctx.id;
      console.error({ event: "fraud.judge-failed", workspaceId, error: String(error) });
      await this.ctx.storage.setAlarm(Date.now() + JUDGE_EVERY_MS);
    }
  }

  /** null: what was judged just now is not judged anew, unless asked, for each part of the batches that are looked through. */
  async #judge(nowMs: number, isUnasked: boolean): Promise<FraudJudged | null> {
    const workspaceId = this.ctx.id.name ?? "";
    const settings = await readWorkspaceSettings(this.env.CONTROL, workspaceId);
    if (settings === null) return { judgedAtMs: nowMs, findings: 0, doubted: 0 };
    const db = eventsShard(this.env, settings.eventsShard);
    if (await isReplaying(db, workspaceId, Date.now())) throw new Error("its log is replayed");
    const gaps = await this.#fillGaps(db, workspaceId, nowMs);
    const judgedAtMs = readState(this.ctx.storage.sql, "judged", 0);
    if (isUnasked && gaps.isMore && nowMs < judgedAtMs + JUDGE_EVERY_MS) {
      await this.ctx.storage.setAlarm(Date.now() + GO_ON_MS);
      return null;
    }
    const { isMore, changed, markedDays, blocked, ...judged } = await judgeWorkspace({
      settings,
      window: this.#known().window,
      control: this.env.CONTROL,
      snapshots: () => snapshotStore(this.env),
      facts: buildDeps(this.env, nowMs, crypto.randomUUID()),
    });
    saveState(this.ctx.storage.sql, "judged", Date.now());
    if (isMore || gaps.isMore) await this.ctx.storage.setAlarm(Date.now() + GO_ON_MS);
    console.log({ event: "fraud.judged", workspaceId, changed, markedDays, blocked, ...judged });
    return judged;
  }

  async #fillGaps(
    db: D1Database,
    workspaceId: string,
    nowMs: number,
  ): Promise<Pick<FoundGaps, "isMore">> {
    const { sql } = this.ctx.storage;
    const known = (ids: readonly string[]) => knownBatches(sql, ids);
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const looking = readState(sql, "looking", "");
      const afterId = looking || nextLook(readState(sql, "filled", firstLook(nowMs)), nowMs);
      const gaps = await findGaps(afterId, { db, workspaceId, nowMs, known });
      this.#take(gaps.missing, nowMs);
      // Else those of a busy hour would be looked at from its beginning again, and never all of them.
      saveState(sql, "looking", gaps.isMore ? gaps.seenTo : "");
      if (gaps.missing.length > 0)
        console.log({ event: "fraud.gaps", workspaceId, batches: gaps.missing.length });
      if (gaps.isMore) continue;
      saveState(sql, "filled", gaps.seenTo);
      return gaps;
    }
    return { isMore: true };
  }

  /** Storage and memory change together or not at all: after a failure the memory is read again. */
  #take(batches: readonly WindowBatch[], nowMs: number): void {
    const { storage } = this.ctx;
    const memory = this.#known();
    try {
      storage.transactionSync(() => {
        const ids = batches.map(({ batchId }) => batchId);
        const known = knownBatches(storage.sql, ids);
        const fresh = new Map(batches.map((own) => [own.batchId, own] as const));
        for (const id of known) fresh.delete(id);
        const clicks = [...fresh.values()]
          .flatMap((own) => own.clicks)
          .filter(({ atMs }) => atMs < nowMs + AHEAD_MS);
        for (let i = 0; i < clicks.length; i += CLICKS_AT_ONCE) {
          const changes = addToWindow(memory.window, clicks.slice(i, i + CLICKS_AT_ONCE));
          addToJournal(storage.sql, changes);
          memory.journalled += changes.length;
        }
        rememberBatches(storage.sql, [...fresh.keys()], nowMs);
        compactWhenFull(storage.sql, memory, nowMs);
      });
    } catch (error) {
      this.#memory = null;
      throw error;
    }
  }

  #known(): WindowMemory {
    this.#memory ??= loadMemory(this.ctx.storage.sql);
    return this.#memory;
  }
}
