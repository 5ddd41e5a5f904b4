import {
  everywhereMs,
  snapshotStore,
  type SnapshotEnv,
  type SnapshotStore,
} from "@cleverdrip/edge-config";
import { createAuth, type Auth } from "./auth/create-auth.ts";
import type { CampaignWindow, Facts } from "./consumer.ts";
import { eventsShard } from "./events-shard.ts";

/** Everything outside that the routes use; read from the bindings once, at the entry. */
export type Services = {
  readonly control: D1Database;
  /** The database that holds a workspace's facts, by the name of its shard. */
  readonly eventsShard: (name: string) => D1Database;
  /** Where a new workspace's facts go. */
  readonly newWorkspacesShard: string;
  readonly snapshots: SnapshotStore;
  /** Within that time of a change every edge decides by it. */
  readonly everywhereMs: number;
  readonly auth: Auth;
  readonly facts: Facts;
  readonly campaignWindow: (workspaceId: string, campaignId: string) => CampaignWindow;
  readonly liveFeed: (workspaceId: string) => { fetch(request: Request): Promise<Response> };
  readonly appOrigin: string;
  readonly trackingOrigin: string;
  readonly setupToken: string;
  readonly operatorToken: string;
  readonly nowMs: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
};

/** The generated bindings name no optional secrets: those of the snapshots' store are. */
export function readServices(env: ApiEnv & SnapshotEnv): Services {
  const nowMs = () => Date.now();
  return {
    control: env.CONTROL,
    eventsShard: (name) => eventsShard(env, name),
    newWorkspacesShard: env.NEW_WORKSPACES_SHARD,
    snapshots: snapshotStore(env),
    everywhereMs: everywhereMs(env),
    auth: createAuth({
      control: env.CONTROL,
      secret: env.BETTER_AUTH_SECRET,
      origin: env.APP_ORIGIN,
      nowMs,
    }),
    // The generated types know the binding but not the entrypoint behind it, which is another Worker's.
    facts: env.CONSUMER as unknown as Facts,
    campaignWindow: (workspaceId, campaignId) => {
      const id = env.CAMPAIGN_WINDOW.idFromName(`${workspaceId}:${campaignId}`);
      // As above: the class belongs to the consumer.
      return env.CAMPAIGN_WINDOW.get(id) as unknown as CampaignWindow;
    },
    liveFeed: (workspaceId) => env.LIVE_FEED.get(env.LIVE_FEED.idFromName(workspaceId)),
    appOrigin: env.APP_ORIGIN,
    trackingOrigin: env.TRACKING_ORIGIN,
    setupToken: env.SETUP_TOKEN,
    operatorToken: env.OPERATOR_TOKEN,
    nowMs,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  };
}
