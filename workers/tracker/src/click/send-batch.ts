import type { ClickBatch } from "@cleverdrip/contract";

export type BatchWays = {
  readonly queue: (batch: ClickBatch) => Promise<unknown>;
  /** Stores without the queue; the batch id keeps a batch from counting twice, should the queue have taken it after all. */
  readonly store: (batch: ClickBatch) => Promise<unknown>;
};

/** Sends a batch by the queue, else straight to the consumer. What neither takes is lost, and counted by its log line. */
export async function sendBatch(batch: ClickBatch, ways: BatchWays): Promise<void> {
  try {
    await ways.queue(batch);
    return;
  } catch (error) {
    console.error({
      event: "clicks.queue-failed",
      clicks: batch.clicks.length,
      error: String(error),
    });
  }
  try {
    await ways.store(batch);
  } catch (error) {
    console.error({ event: "clicks.lost", clicks: batch.clicks.length, error: String(error) });
  }
}
