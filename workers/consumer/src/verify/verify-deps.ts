import { eventsShard } from "../env.ts";
import { appendLog } from "../log/append-log.ts";
import type { VerifyDeps } from "./run-verify.ts";

export function verifyDeps(env: ConsumerEnv, nowMs: number): VerifyDeps {
  return {
    nowMs,
    log: env.LOG,
    eventsOf: (shard) => eventsShard(env, shard),
    appendLog: (segment) => appendLog(env.LOG, segment),
  };
}
