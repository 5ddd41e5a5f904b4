import { kvStore } from "@cleverdrip/edge-config";
import { eventsShard } from "../env.ts";
import type { ScheduleDeps } from "./run-schedule.ts";

export function scheduleDeps(env: ConsumerEnv, nowMs: number): ScheduleDeps {
  return {
    nowMs,
    control: env.CONTROL,
    eventsOf: (shard) => eventsShard(env, shard),
    snapshots: kvStore(env.SNAPSHOTS),
  };
}
