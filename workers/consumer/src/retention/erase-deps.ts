import { buildDeps } from "../build-deps.ts";
import { eventsShard } from "../env.ts";
import { appendLog } from "../log/append-log.ts";
import { drainJournal } from "../log/drain-journal.ts";
import type { EraseDeps } from "./erase-step.ts";

export function eraseDeps(env: ConsumerEnv, nowMs: number): EraseDeps {
  const eventsOf = (shard: string) => eventsShard(env, shard);
  const { hashAddress, linkTerms, campaignTerms } = buildDeps(env, nowMs, crypto.randomUUID());
  return {
    hashAddress,
    linkTerms,
    campaignTerms,
    letters: env.EVENTS,
    nowMs,
    clockMs: () => Date.now(),
    log: env.LOG,
    eventsOf,
    drainJournal: (shard) =>
      drainJournal(shard, { eventsOf, appendLog: (segment) => appendLog(env.LOG, segment) }),
  };
}
