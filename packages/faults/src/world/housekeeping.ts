import { releaseHeld } from "@cleverdrip/consumer/src/conversions/release-held.ts";
import { sendMessages } from "@cleverdrip/consumer/src/deliveries/send-messages.ts";
import { drainJournal } from "@cleverdrip/consumer/src/log/drain-journal.ts";
import { clickLog } from "@cleverdrip/consumer/src/retention/click-log.ts";
import { runSchedule } from "@cleverdrip/consumer/src/schedule/run-schedule.ts";
import { d1Over } from "../stores/d1.ts";
import { deliveriesQueue } from "./consumer.ts";
import type { World } from "./world.ts";

/** The schedule's run, in one of the consumer's isolates. */
export async function runHousekeeping(world: World): Promise<void> {
  const { stage, prepared } = world;
  const { process, events, log, deps } = world.consumer();
  const control = d1Over(prepared.control, (work) => stage.call(process, "CONTROL", work));
  const { observe, nowMs } = deps();
  const nothing = async () => undefined;
  try {
    await runSchedule({
      nowMs,
      clockMs: () => nowMs,
      erase: async () => 0,
      forgetWorkspaces: async () => 0,
      blankLetters: async () => 0,
      finishMoves: async () => 0,
      ...clickLog(log),
      control,
      shards: ["EVENTS"],
      newAttempt: world.newAttempt,
      letters: events,
      bodies: { delete: nothing },
      queueBacklogs: async () => ({
        clicks: null,
        clicksDead: null,
        deliveries: null,
        deliveriesDead: null,
      }),
      releaseHeld: (shard) => releaseHeld(shard, deps()),
      drainJournal: (shard) => drainJournal(shard, deps()),
      takeOverStream: async () => 0,
      sealDays: async () => 0,
      sumDays: async () => 0,
      inVerifyOrder: async () => [],
      verify: async () => 0,
      sendDeliveries: (queued) => sendMessages(deliveriesQueue(world, process), queued),
      eventsOf: () => events,
      // Nothing of CONTROL changes while a schedule runs, so nothing is published.
      snapshots: { get: async () => null, put: nothing, remove: nothing },
      observe,
    });
  } catch (error) {
    stage.trace(`the schedule's run failed: ${String(error)}`);
  }
}
