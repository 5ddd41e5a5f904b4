import type { QueueBacklogs } from "@cleverdrip/contract";
import type { QueueBacklog } from "@cleverdrip/core";

/** What waits in each queue. Locally without messages that wait out a delay. */
export async function queueBacklogs(env: ConsumerEnv): Promise<QueueBacklogs> {
  const [clicks, clicksDead, deliveries, deliveriesDead] = await Promise.all([
    backlogOf("clicks", env.CLICKS),
    backlogOf("clicks-dead", env.DEAD_CLICKS),
    backlogOf("deliveries", env.DELIVERIES),
    backlogOf("deliveries-dead", env.DEAD_DELIVERIES),
  ]);
  return { clicks, clicksDead, deliveries, deliveriesDead };
}

/** Every open dashboard asks: the queues are asked for all of them at once. */
const FRESH_MS = 10_000;
let recent: { readonly atMs: number; readonly backlogs: QueueBacklogs } | null = null;

export async function recentBacklogs(env: ConsumerEnv, nowMs: number): Promise<QueueBacklogs> {
  if (recent !== null && nowMs - recent.atMs < FRESH_MS) return recent.backlogs;
  const backlogs = await queueBacklogs(env);
  recent = { atMs: nowMs, backlogs };
  return backlogs;
}

/** null where the queue does not say: that is no reason to fail whoever asks. */
export async function backlogOf(
  queue: string,
  binding: Pick<Queue, "metrics">,
): Promise<QueueBacklog | null> {
  try {
    const { backlogCount, oldestMessageTimestamp } = await binding.metrics();
    const oldestMs = Number(oldestMessageTimestamp ?? 0);
    return { messages: backlogCount, oldestAtMs: oldestMs > 0 ? oldestMs : null };
  } catch (error) {
    console.error({ event: "queue.metrics-failed", queue, error: String(error) });
    return null;
  }
}
