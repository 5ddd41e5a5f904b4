import type { PackedClickBatch } from "@cleverdrip/contract";

type Way = (batch: PackedClickBatch) => Promise<unknown>;

/**
 * Sends a batch by the first queue that takes it, else straight to the consumer. Says whether one of them took it: a batch
 * that one takes after it has said that it does not counts once all the same, by its id.
 */
export async function sendBatch(
  batch: PackedClickBatch,
  queues: readonly Way[],
  store: Way,
): Promise<boolean> {
  const { batchId, clicks } = batch;
  for (const way of [...queues, store]) {
    try {
      await way(batch);
      return true;
    } catch (error) {
      const event = `clicks.${way === store ? "store" : "queue"}-failed`;
      console.error({ event, batchId, clicks: clicks.length, error: String(error) });
    }
  }
  return false;
}
