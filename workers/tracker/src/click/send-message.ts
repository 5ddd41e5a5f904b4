export type MessageWays = {
  readonly queue: (message: string) => Promise<unknown>;
  /** Stores without the queue; the batch id keeps clicks from counting twice, should the queue have taken them after all. */
  readonly store: (message: string) => Promise<unknown>;
};

/** Sends clicks by the queue, else straight to the consumer. What neither takes is lost, and its log line counts it. */
export async function sendMessage(message: string, ways: MessageWays): Promise<void> {
  try {
    await ways.queue(message);
    return;
  } catch (error) {
    console.error({
      event: "clicks.queue-failed",
      clicks: countClicks(message),
      error: String(error),
    });
  }
  try {
    await ways.store(message);
  } catch (error) {
    console.error({ event: "clicks.lost", clicks: countClicks(message), error: String(error) });
  }
}

function countClicks(message: string): number {
  // Written by the message builder.
  return (JSON.parse(message) as { readonly clicks: readonly unknown[] }).clicks.length;
}
