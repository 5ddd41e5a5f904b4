import {
  keepDeadLetters,
  readLinkTerms,
  readWorkspaceSettings,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { addressHasher } from "./clicks/hash-address.ts";
import { eventsShard } from "./env.ts";
import type { FactsDeps } from "./facts-deps.ts";
import { appendLog } from "./log/append-log.ts";

const SETTINGS_MS = 30_000;
const settingsCache = new Map<
  string,
  { readonly value: WorkspaceSettings; readonly readAtMs: number }
>();
const hashers = new Map<string, ReturnType<typeof addressHasher>>();

/** Turns bindings, clock and randomness into what the domain works with. */
export function buildDeps(env: ConsumerEnv, nowMs: number, attempt: string): FactsDeps {
  return {
    nowMs,
    attempt,
    appendLog: (segment) => appendLog(env.LOG, segment),
    settingsOf: (id) => settingsOf(env, id, nowMs),
    linkTerms: (linkNumber) => readLinkTerms(env.CONTROL, linkNumber),
    eventsOf: (shard) => eventsShard(env, shard),
    hashAddress: hasherOf(env.IP_HASH_KEY),
    observe: (workspaceId, campaignId, observations) =>
      env.CAMPAIGN_WINDOW.getByName(`${workspaceId}:${campaignId}`).observe(observations, nowMs),
    notify: (settings, events) => notify(env, settings, events),
    keepDead: (letters) => keepDeadLetters(env.EVENTS, letters),
  };
}

/** Zone, shard and retention of a workspace change rarely: half a minute in memory is fresh enough. */
async function settingsOf(
  env: ConsumerEnv,
  id: string,
  nowMs: number,
): Promise<WorkspaceSettings | null> {
  const known = settingsCache.get(id);
  if (known !== undefined && nowMs - known.readAtMs < SETTINGS_MS) return known.value;
  const value = await readWorkspaceSettings(env.CONTROL, id);
  if (value !== null) settingsCache.set(id, { value, readAtMs: nowMs });
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
