import type { ClickBatch } from "@cleverdrip/contract";
import { storeBatches } from "../clicks/store-batches.ts";
import { takeReport } from "../conversions/take-report.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { deadLetterOf } from "./dead-letter.ts";
import { readMessage } from "./read-message.ts";

type ClickMessage = { readonly message: Message; readonly batch: ClickBatch };

const FIRST_RETRY_SECONDS = 5;
const LONGEST_RETRY_SECONDS = 600;

/**
 * Takes a batch from the clicks queue: all click messages in one go, and where that fails one by one, so that a poison
 * message delays nobody else. A message is acknowledged only after what it says is durable.
 */
export async function handleFacts(queue: MessageBatch, deps: FactsDeps): Promise<void> {
  const clicks: ClickMessage[] = [];
  for (const message of queue.messages) {
    const read = readMessage(message.body);
    if (read.kind === "clicks") clicks.push({ message, batch: read.batch });
    else if (read.kind === "report") await settle(message, () => takeReport(read.report, deps));
    else {
      await settle(message, () =>
        deps.keepDead([deadLetterOf(message, queue.queue, read.reason, deps.nowMs)]),
      );
    }
  }
  await storeTogether(clicks, deps);
}

async function storeTogether(clicks: readonly ClickMessage[], deps: FactsDeps): Promise<void> {
  if (clicks.length === 0) return;
  const [only] = clicks;
  if (clicks.length === 1 && only !== undefined) {
    await settle(only.message, () => storeBatches([only.batch], deps));
    return;
  }
  try {
    await storeBatches(
      clicks.map(({ batch }) => batch),
      deps,
    );
    for (const { message } of clicks) message.ack();
  } catch (error) {
    console.error({ event: "clicks.batch-failed", messages: clicks.length, error: String(error) });
    for (const { message, batch } of clicks) {
      // An attempt of its own: should the batch have been stored after all, nothing is counted a second time.
      const attempt = `${deps.attempt}:${batch.batchId}`;
      await settle(message, () => storeBatches([batch], { ...deps, attempt }));
    }
  }
}

/** Acknowledges on success; otherwise asks for another delivery, later each time, up to ten minutes. */
async function settle(message: Message, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    message.ack();
  } catch (error) {
    const delaySeconds = Math.min(
      LONGEST_RETRY_SECONDS,
      FIRST_RETRY_SECONDS * 2 ** (message.attempts - 1),
    );
    console.error({ event: "message.failed", id: message.id, delaySeconds, error: String(error) });
    message.retry({ delaySeconds });
  }
}
