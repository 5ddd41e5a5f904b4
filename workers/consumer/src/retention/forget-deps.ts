import { eventsShard, eventsShards } from "../env.ts";
import type { ForgetDeps } from "./forget-workspaces.ts";

export function forgetDeps(env: ConsumerEnv, nowMs: number): ForgetDeps {
  return {
    nowMs,
    control: env.CONTROL,
    eventsOf: (shard) => eventsShard(env, shard),
    shards: eventsShards(env),
    log: env.LOG,
    forgetObjects: async (workspaceId, campaignIds) => {
      await env.LIVE_FEED.getByName(workspaceId).forget();
      await env.FRAUD_WINDOW.getByName(workspaceId).forget();
      for (const campaignId of campaignIds) {
        await env.CAMPAIGN_WINDOW.getByName(`${workspaceId}:${campaignId}`).forget();
      }
    },
  };
}
