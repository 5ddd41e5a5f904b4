import type { QueueBacklogs } from "@cleverdrip/contract";
import { numbered, type QueueBacklog } from "@cleverdrip/core";

/** What waits in each queue, in all of the clicks queues together. Locally without messages that wait out a delay. */
export async function queueBacklogs(env: ConsumerEnv): Promise<QueueBacklogs> {
  const [clicks, clicksDead, deliveries, deliveriesDead] = await Promise.all([
    clicksBacklog(env),
    backlogOf("clicks-dead", env.DEAD_CLICKS),
    backlogOf("deliveries", env.DELIVERIES),
    backlogOf("deliveries-dead", env.DEAD_DELIVERIES),
  ]);
  return { clicks, clicksDead, deliveries, deliveriesDead };
}

/** Of CLICKS, CLICKS_2, …: null where one of them does not say. */
async function clicksBacklog(env: ConsumerEnv): Promise<QueueBacklog | null> {
  const queues = numbered(env, "CLICKS").map((queue, i) =>
    // By these names bindings are queues.
    backlogOf(i === 0 ? "clicks" : `clicks-${i + 1}`, queue as Queue),
  );
  return (await Promise.all(queues)).reduce(addBacklog);
}

function addBacklog(one: QueueBacklog | null, other: QueueBacklog | null): QueueBacklog | null {
  if (one === null || other === null) return null;
  const oldest = [one.oldestAtMs, other.oldestAtMs].filter((atMs) => atMs !== null);
  return {
    messages: one.messages + other.messages,
    oldestAtMs: oldest.length === 0 ? null : Math.min(...oldest),
  };
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
