import { queueOverdue, type QueuedDelivery } from "@cleverdrip/db";

export type SweepDeps = {
  readonly eventsOf: (shard: string) => D1Database;
  readonly sendDeliveries: (deliveries: readonly QueuedDelivery[]) => Promise<void>;
  readonly nowMs: number;
};

const PAGE = 1_000;
/** What is left waits for the next run. */
const MAX_PAGES = 10;

/**
 * Sends the messages of deliveries that are overdue: they were lost, or could not be sent after the commit. Returns how
 * many; a message that was only late is void by then, so that nobody is told twice.
 */
export async function sweepDeliveries(
  shard: string,
  { eventsOf, sendDeliveries, nowMs }: SweepDeps,
): Promise<number> {
  let total = 0;
  for (let i = 0; i < MAX_PAGES; i += 1) {
    const overdue = await queueOverdue(eventsOf(shard), nowMs, PAGE);
    await sendDeliveries(overdue);
    total += overdue.length;
    if (overdue.length < PAGE) break;
  }
  return total;
}
