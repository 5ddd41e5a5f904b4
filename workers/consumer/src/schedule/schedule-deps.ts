import { snapshotStore } from "@cleverdrip/edge-config";
import { eventsShard } from "../env.ts";
import type { ScheduleDeps } from "./run-schedule.ts";

export function scheduleDeps(env: ConsumerEnv, nowMs: number): ScheduleDeps {
  return {
    nowMs,
    control: env.CONTROL,
    eventsOf: (shard) => eventsShard(env, shard),
    snapshots: snapshotStore(env),
    observe: (workspaceId, campaignId, observations, rules) =>
      env.CAMPAIGN_WINDOW.getByName(`${workspaceId}:${campaignId}`).observe(
        observations,
        rules,
        nowMs,
      ),
  };
}
