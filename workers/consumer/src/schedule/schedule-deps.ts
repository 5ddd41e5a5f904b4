import { snapshotStore } from "@cleverdrip/edge-config";
import { buildDeps } from "../build-deps.ts";
import { releaseHeld } from "../conversions/release-held.ts";
import { sendMessages } from "../deliveries/send-messages.ts";
import { eventsShard, eventsShards } from "../env.ts";
import { drainJournal } from "../log/drain-journal.ts";
import { takeOverStream } from "../log/take-over-stream.ts";
import { finishMoves } from "../move/finish-moves.ts";
import { moveDeps } from "../move/move-deps-of.ts";
import { blankLetters } from "../queue/blank-letters.ts";
import { queueBacklogs } from "../queue/queue-backlogs.ts";
import { receiptDeps } from "../receipts/receipt-deps.ts";
import { sealDays } from "../receipts/seal-days.ts";
import { continueErasures } from "../retention/erase.ts";
import { eraseDeps } from "../retention/erase-deps.ts";
import { forgetDeps } from "../retention/forget-deps.ts";
import { forgetWorkspaces } from "../retention/forget-workspaces.ts";
import { clickLog } from "../retention/click-log.ts";
import { inVerifyOrder, verifyNightly } from "../verify/nightly.ts";
import { verifyDeps } from "../verify/verify-deps.ts";
import type { ScheduleDeps } from "./run-schedule.ts";
import { sumDays } from "./sum-days.ts";

/** Hours of all workspaces that one run counts again, and days that it seals: each is a dozen calls to D1 and R2. */
export const VERIFIED_HOURS = 40;

export function scheduleDeps(env: ConsumerEnv, nowMs: number, verifiedHours = 0): ScheduleDeps {
  const verify = verifyDeps(env, nowMs);
  const budget = { hours: verifiedHours };
  const sealing = { days: verifiedHours };
  return {
    drainJournal: (shard) => drainJournal(shard, verify),
    // Also where clicks do not go by a stream any more: some may still be on their way.
    takeOverStream: () => takeOverStream(env.LOG),
    sealDays: (workspace) => sealDays(workspace, receiptDeps(env, nowMs), sealing),
    sumDays: (workspace) =>
      sumDays(workspace, { nowMs, eventsOf: (shard) => eventsShard(env, shard) }),
    inVerifyOrder: (workspaces) => inVerifyOrder(workspaces, verify),
    verify: (workspace) => verifyNightly(workspace, verify, budget),
    forgetWorkspaces: () => forgetWorkspaces(forgetDeps(env, nowMs)),
    finishMoves: () => finishMoves(moveDeps(env, nowMs)),
    blankLetters: () =>
      blankLetters({
        ...buildDeps(env, nowMs, crypto.randomUUID()),
        letters: env.EVENTS,
        bodies: env.LOG,
      }),
    erase: (workspace) => continueErasures(workspace, eraseDeps(env, nowMs)),
    nowMs,
    clockMs: () => Date.now(),
    letters: env.EVENTS,
    bodies: env.LOG,
    queueBacklogs: () => queueBacklogs(env),
    ...clickLog(env.LOG),
    control: env.CONTROL,
    shards: eventsShards(env),
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
