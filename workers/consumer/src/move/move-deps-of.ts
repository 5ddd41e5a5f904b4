import { eventsShard } from "../env.ts";
import { appendLog } from "../log/append-log.ts";
import { drainJournal } from "../log/drain-journal.ts";
import type { MoveDeps } from "./move-deps.ts";

export function moveDeps(env: ConsumerEnv, nowMs: number): MoveDeps {
  const eventsOf = (shard: string) => eventsShard(env, shard);
  return {
    control: env.CONTROL,
    eventsOf,
    drainJournal: (shard) =>
      drainJournal(shard, { eventsOf, appendLog: (segment) => appendLog(env.LOG, segment) }),
    nowMs,
    clockMs: () => Date.now(),
    randomBytes: () => crypto.getRandomValues(new Uint8Array(10)),
  };
}
