import type { ClickBatch } from "@cleverdrip/contract";
import { splitBatch } from "../clicks/split-batch.ts";
import { storeBatches, storeWhole } from "../clicks/store-batches.ts";
import { takeReport } from "../conversions/take-report.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { comeLater } from "./come-later.ts";
import { giveUp } from "./dead-letter.ts";
import type { BatchPart } from "./part-batch.ts";
import { readMessage } from "./read-message.ts";
import { settle } from "./settle-message.ts";

type ClickMessage = { readonly message: Message; readonly batch: ClickBatch };

/**
 * Takes a batch from the clicks queue: all click messages in one go, and where that fails one by one, so that a poison
 * message delays nobody else. A message is acknowledged only after what it says is durable.
 */
export async function handleFacts(queue: BatchPart, deps: FactsDeps): Promise<void> {
  // Whoever sent these reports was told that they are taken: none of them is left out of the received log.
  const keeping: FactsDeps = { ...deps, mayKeepStray: () => true };
  const clicks: ClickMessage[] = [];
  for (const message of queue.messages) {
    const read = readMessage(message.body);
    switch (read.kind) {
      case "clicks":
        clicks.push({ message, batch: read.batch });
        break;
      case "report":
        await settle(message, queue.queue, deps, () => takeReport(read.report, keeping));
        break;
      case "unreadable": {
        const { reason } = read;
        const { attempts } = message;
        await settle(message, queue.queue, deps, () =>
          giveUp(message, { queue: queue.queue, reason, attempts }, deps),
        );
      }
    }
  }
  await storeTogether(clicks, queue.queue, deps);
}

async function storeTogether(
  clicks: readonly ClickMessage[],
  queue: string,
  deps: FactsDeps,
): Promise<void> {
  if (clicks.length === 0) return;
  const [only] = clicks;
  if (clicks.length === 1 && only !== undefined) {
    await settle(only.message, queue, deps, () => storeWhole([only.batch], deps));
    return;
  }
  try {
    const batches = clicks.map(({ batch }) => batch);
    const { moving = [] } = await storeBatches(batches, deps);
    for (const { message, batch } of clicks) {
      const owners = splitBatch(batch);
      if (moving.some((id) => owners.has(id))) await comeLater(message, queue, deps);
      else message.ack();
    }
  } catch (error) {
    console.error({ event: "clicks.batch-failed", messages: clicks.length, error: String(error) });
    for (const [place, { message, batch }] of clicks.entries()) {
      // An attempt of its own: should the batch have been stored after all, nothing is counted a second time.
      const attempt = `${deps.attempt}:${place}`;
      await settle(message, queue, deps, () => storeWhole([batch], { ...deps, attempt }));
    }
  }
}
