import { snapshotStore } from "@cleverdrip/edge-config";
import { buildDeps } from "../build-deps.ts";
import { releaseHeld } from "../conversions/release-held.ts";
import { sendMessages } from "../deliveries/send-messages.ts";
import { EVENTS_SHARDS, eventsShard } from "../env.ts";
import type { ScheduleDeps } from "./run-schedule.ts";

export function scheduleDeps(env: ConsumerEnv, nowMs: number): ScheduleDeps {
  return {
    nowMs,
    control: env.CONTROL,
    shards: EVENTS_SHARDS,
    newAttempt: () => crypto.randomUUID(),
    releaseHeld: (shard) => releaseHeld(shard, buildDeps(env, nowMs, crypto.randomUUID())),
    sendDeliveries: (deliveries) => sendMessages(env.DELIVERIES, deliveries),
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
