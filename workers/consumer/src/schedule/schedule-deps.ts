import { snapshotStore } from "@cleverdrip/edge-config";
import { buildDeps } from "../build-deps.ts";
import { releaseHeld } from "../conversions/release-held.ts";
import { sendMessages } from "../deliveries/send-messages.ts";
import { EVENTS_SHARDS, eventsShard } from "../env.ts";
import { drainJournal } from "../log/drain-journal.ts";
import { queueBacklogs } from "../queue/queue-backlogs.ts";
import { continueErasures } from "../retention/erase.ts";
import { eraseDeps } from "../retention/erase-deps.ts";
import { forgetDeps } from "../retention/forget-deps.ts";
import { forgetWorkspaces } from "../retention/forget-workspaces.ts";
import { clickLog } from "../retention/click-log.ts";
import { verifyNightly } from "../verify/nightly.ts";
import { verifyDeps } from "../verify/verify-deps.ts";
import type { ScheduleDeps } from "./run-schedule.ts";

/** Hours of all workspaces that one run counts again: each is a dozen calls to D1 and R2. */
export const VERIFIED_HOURS = 40;

export function scheduleDeps(env: ConsumerEnv, nowMs: number, verifiedHours = 0): ScheduleDeps {
  const verify = verifyDeps(env, nowMs);
  const budget = { hours: verifiedHours };
  return {
    drainJournal: (shard) => drainJournal(shard, verify),
    verify: (workspace) => verifyNightly(workspace, verify, budget),
    forgetWorkspaces: () => forgetWorkspaces(forgetDeps(env, nowMs)),
    erase: (workspace) => continueErasures(workspace, eraseDeps(env, nowMs)),
    nowMs,
    clockMs: () => Date.now(),
    letters: env.EVENTS,
    bodies: env.LOG,
    queueBacklogs: () => queueBacklogs(env),
    ...clickLog(env.LOG),
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
