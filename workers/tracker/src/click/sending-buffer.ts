import type { FactsRpc } from "@cleverdrip/contract";
import { entityId } from "@cleverdrip/core";
import { createClickBuffer, type ClickBuffer } from "./click-buffer.ts";
import { sendBatch } from "./send-batch.ts";

/**
 * This isolate's clicks on their way to a queue, CLICKS, CLICKS_2, … in turn, or past all of them to the consumer: what one
 * queue refuses goes to the next.
 */
export function sendingBuffer(env: object, facts: FactsRpc): ClickBuffer {
  // The generated bindings know the first queue only.
  const queues = Object.entries(env).flatMap(([name, queue]: [string, Queue]) =>
    name.startsWith("CLICKS") ? queue : [],
  );
  return createClickBuffer({
    isolate: crypto.randomUUID(),
    newBatchId: (nowMs) => entityId("bat", nowMs, crypto.getRandomValues(new Uint8Array(10))),
    send(message) {
      queues.push(...queues.splice(0, 1));
      const waysIn = queues.map((queue) => () => queue.send(message));
      return sendBatch(message, waysIn, () => facts.takeClicks(message));
    },
  });
}
