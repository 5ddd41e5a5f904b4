import { createRateBound, DEFAULT_DELIVERY, type AttributionPolicy } from "@cleverdrip/core";
import {
  keepDeadClicks,
  readAttributionPolicy,
  readCampaignCounting,
  readCampaignTerms,
  readHostSettings,
  readClickTerms,
  readLinkTerms,
  readListeners,
  readOwnClickRates,
  readRate,
  readWorkspaceSettings,
  type CampaignCounting,
  type CampaignTerms,
  type ClickTerms,
  type Listeners,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { waitUntil } from "cloudflare:workers";
import { clickRatesOf } from "./clicks/click-rates.ts";
import { addressHasher } from "./clicks/hash-address.ts";
import { outboxOf, type OutboxDeps } from "./deliveries/outbox.ts";
import { sendMessages } from "./deliveries/send-messages.ts";
import { eventsShard } from "./env.ts";
import type { FactsDeps } from "./facts-deps.ts";
import type { FraudPorts } from "./fraud/fraud-ports.ts";
import { fraudPortsOf } from "./fraud/ports-of.ts";
import type { LogSegment } from "./log/append-log.ts";
import { appendTogether } from "./log/append-together.ts";
import { appendToStream, logStream } from "./log/log-stream.ts";
import { keepAside } from "./queue/keep-aside.ts";
import { sendAgain } from "./queue/send-again.ts";
import { createSharing } from "./share-work.ts";

/** What the truth says of a workspace or campaign changes rarely: half a minute in memory is fresh enough. */
const FRESH_MS = 30_000;
/** Of each cache: a kilobyte each at most. */
const MAX_CACHED = 5_000;

/** Of this isolate, a minute: see `mayKeepStray`. */
const mayKeepStray = createRateBound(120, 60_000);

/** Reports that come while terms are being read share the next read: none is judged by what was read before it came. */
const shareTerms = createSharing<number, CampaignTerms | null>(100, waitUntil);

type Cache<T> = Map<string, { readonly value: T; readonly readAtMs: number }>;

const settingsCache: Cache<WorkspaceSettings> = new Map();
const countingCache: Cache<CampaignCounting> = new Map();
const attributionCache: Cache<AttributionPolicy> = new Map();
const clickTermsCache: Cache<ClickTerms> = new Map();
const listenersCache: Cache<Listeners> = new Map();
const hashers = new Map<string, ReturnType<typeof addressHasher>>();

/** Turns bindings, clock and randomness into what the domain works with. */
export function buildDeps(env: ConsumerEnv, nowMs: number, attempt: string): FactsDeps {
  const settingsOf = (id: string) =>
    cached(settingsCache, id, nowMs, () => readWorkspaceSettings(env.CONTROL, id));
  const eventsOf = (shard: string) => eventsShard(env, shard);
  const fraud = fraudPortsOf(env, nowMs);
  const listenersOf: OutboxDeps["listenersOf"] = (...key) =>
    cached(listenersCache, key.join(":"), nowMs, () => readListeners(env.CONTROL, ...key));
  return {
    nowMs,
    attempt,
    appendLog: (segment) => appendByStream(env, segment),
    settingsOf,
    forgetSettings: (id) => void settingsCache.delete(id),
    sendAgain: sendAgain(env),
    settingsOfHost: (host) => readHostSettings(env.CONTROL, host.replace(/:\d+$/, "")),
    mayKeepStray: () => mayKeepStray(nowMs),
    linkTerms: (linkNumber) =>
      shareTerms("links", linkNumber, async (numbers) => {
        const terms = await readLinkTerms(env.CONTROL, numbers);
        return (number) => terms.get(number) ?? null;
      }),
    campaignTerms: (campaignId, publisherId) =>
      readCampaignTerms(env.CONTROL, campaignId, publisherId),
    rateOf: (workspaceId, asked) => readRate(env.CONTROL, workspaceId, asked),
    outbox: outboxOf({ nowMs, eventsOf, listenersOf, publishersWaitMs: waitOf(fraud) }),
    announce: (workspaceId, deliveries) =>
      sendMessages(
        env.DELIVERIES,
        deliveries.map((delivery) => ({ ...delivery, workspaceId, message: 0 })),
        nowMs,
      ),
    eventsOf,
    hashAddress: hasherOf(env.IP_HASH_KEY),
    ...clickDeps(env, nowMs),
    observe: (workspaceId, campaignId, observations, rules) =>
      env.CAMPAIGN_WINDOW.getByName(`${workspaceId}:${campaignId}`).observe(
        observations,
        rules,
        nowMs,
      ),
    fraud,
    notify: (settings, events) => notify(env, settings, events),
    keepDead: (letters) => keepAside(env, letters),
    keepDeadClicks: async (workspaceId, batches) => {
      const settings = await settingsOf(workspaceId);
      if (settings === null) return;
      await keepDeadClicks(eventsShard(env, settings.eventsShard), workspaceId, batches, nowMs);
    },
  };
}

/** Where nothing is judged there is nothing to wait for. */
function waitOf({ policyOf }: FraudPorts): OutboxDeps["publishersWaitMs"] {
  return async (workspaceId, campaignId) => {
    const { isOn, postbackWaitMinutes } = await policyOf(workspaceId, campaignId);
    return isOn ? postbackWaitMinutes * 60_000 : 0;
  };
}

/** Clicks go by the stream where there is one; the rest is little, and asked for at once. */
function appendByStream(env: ConsumerEnv, segment: LogSegment): Promise<void> {
  const stream = segment.kind === "clicks" ? logStream(env) : null;
  if (stream === null) return appendTogether(env.LOG, segment);
  return appendToStream(stream, env.LOG, segment);
}

/** What the click path asks of campaigns. */
function clickDeps(
  { CONTROL }: ConsumerEnv,
  nowMs: number,
): Pick<FactsDeps, "countingOf" | "attributionOf" | "clickRates"> {
  return {
    countingOf: async (...key) =>
      (await cached(countingCache, key.join(":"), nowMs, () =>
        readCampaignCounting(CONTROL, ...key),
      )) ?? DEFAULT_DELIVERY,
    attributionOf: (...key) =>
      cached(attributionCache, key.join(":"), nowMs, () => readAttributionPolicy(CONTROL, ...key)),
    clickRates: clickRatesOf({
      termsOf: (...key) =>
        cached(clickTermsCache, key.join(":"), nowMs, () => readClickTerms(CONTROL, ...key)),
      ownRates: (...key) => readOwnClickRates(CONTROL, ...key),
    }),
  };
}

/** What is not there is not remembered. */
async function cached<T, R extends T | null>(
  cache: Cache<T>,
  key: string,
  nowMs: number,
  read: () => Promise<R>,
): Promise<R | T> {
  const known = cache.get(key);
  if (known !== undefined && nowMs - known.readAtMs < FRESH_MS) return known.value;
  const value = await read();
  if (cache.size >= MAX_CACHED) cache.clear();
  if (value !== null) cache.set(key, { value, readAtMs: nowMs });
  return value;
}

function hasherOf(secret: string): ReturnType<typeof addressHasher> {
  const known = hashers.get(secret);
  if (known !== undefined) return known;
  const hasher = addressHasher(secret);
  hashers.set(secret, hasher);
  return hasher;
}

/** Facts are durable before dashboards hear of them, so a feed that fails costs nothing but freshness. */
async function notify(
  env: ConsumerEnv,
  ...[settings, events]: Parameters<FactsDeps["notify"]>
): Promise<void> {
  try {
    await env.LIVE_FEED.getByName(settings.id).notify(settings, events);
  } catch (error) {
    console.error({ event: "live.failed", workspaceId: settings.id, error: String(error) });
  }
}
