import type { QueueBacklogs } from "@cleverdrip/contract";
import { LATE_AFTER_MS } from "@cleverdrip/core";
import {
  countWaitingLetters,
  forgetDeadLetters,
  forgetTrials,
  readOverdueDelivery,
} from "@cleverdrip/db";

export type WatchDeps = {
  readonly nowMs: number;
  readonly eventsOf: (shard: string) => D1Database;
  /** Where dead letters are. */
  readonly letters: D1Database;
  readonly bodies: Pick<R2Bucket, "delete">;
  readonly queueBacklogs: () => Promise<QueueBacklogs>;
};

/** What became of a replayed letter can be looked up for a month. */
const SETTLED_LETTERS_MS = 30 * 86_400_000;

/** As long as a queue may keep a message. */
const TRIALS_MS = 14 * 86_400_000;

/** Each of these says how many alarms it has raised: see the runbook for what to do. */
export async function watchLetters({ letters, nowMs }: WatchDeps): Promise<number> {
  const { count, oldestAtMs } = await countWaitingLetters(letters, null);
  const ageMs = oldestAtMs === null ? 0 : nowMs - oldestAtMs;
  if (ageMs < LATE_AFTER_MS.deadLetter.bad) return 0;
  console.error({ event: "dead-letters.old", count, ageMs });
  return 1;
}

export async function watchQueues({ queueBacklogs, nowMs }: WatchDeps): Promise<number> {
  const backlogs = await queueBacklogs();
  let alarms = 0;
  // Messages of the deliveries queue wait for hours by design.
  for (const queue of ["clicks", "clicksDead", "deliveriesDead"] as const) {
    const backlog = backlogs[queue];
    const ageMs = nowMs - (backlog?.oldestAtMs ?? nowMs);
    if (ageMs < LATE_AFTER_MS.queue.bad) continue;
    console.error({ event: "queue.behind", queue, ageMs, messages: backlog?.messages });
    alarms += 1;
  }
  return alarms;
}

/** Before the sweep, which gives them another message. */
export async function watchDeliveries(shard: string, deps: WatchDeps): Promise<number> {
  const { eventsOf, nowMs } = deps;
  const { late } = LATE_AFTER_MS.delivery;
  const dueAtMs = await readOverdueDelivery(eventsOf(shard), nowMs - late);
  if (dueAtMs === null) return 0;
  console.error({ event: "deliveries.overdue", shard, overdueMs: nowMs - dueAtMs });
  return 1;
}

/** Letters that a replay brought home a month ago, with their bodies, and notes of messages that nobody has any more. */
export async function purgeLetters({ letters, bodies, nowMs }: WatchDeps): Promise<number> {
  const { count, bodyKeys } = await forgetDeadLetters(letters, nowMs - SETTLED_LETTERS_MS);
  if (bodyKeys.length > 0) await bodies.delete([...bodyKeys]);
  return count + (await forgetTrials(letters, nowMs - TRIALS_MS));
}
