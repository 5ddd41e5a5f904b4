import type { ClickBatch } from "@cleverdrip/contract";

export type BatchWays = {
  readonly queue: (batch: ClickBatch) => Promise<unknown>;
  /** Stores without the queue; the batch id keeps a batch from counting twice, should the queue have taken it after all. */
  readonly store: (batch: ClickBatch) => Promise<unknown>;
};

/** Sends a batch by the queue, else straight to the consumer. Says whether one of them took it. */
export async function sendBatch(batch: ClickBatch, ways: BatchWays): Promise<boolean> {
  return (
    (await succeeds(() => ways.queue(batch), "clicks.queue-failed", batch)) ||
    (await succeeds(() => ways.store(batch), "clicks.store-failed", batch))
  );
}

async function succeeds(
  work: () => Promise<unknown>,
  event: string,
  { batchId, clicks }: ClickBatch,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    console.error({ event, batchId, clicks: clicks.length, error: String(error) });
    return false;
  }
}
