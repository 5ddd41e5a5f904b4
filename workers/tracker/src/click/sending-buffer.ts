import type { FactsRpc } from "@cleverdrip/contract";
import { entityId, packClicks } from "@cleverdrip/core";
import { createClickBuffer, type ClickBuffer } from "./click-buffer.ts";
import { toEvent } from "./click-record.ts";
import { sendBatch } from "./send-batch.ts";

/** This isolate's clicks on their way to the queue, or past it to the consumer. */
export function sendingBuffer(clicks: Queue, facts: FactsRpc): ClickBuffer {
  return createClickBuffer({
    isolate: crypto.randomUUID(),
    newBatchId: (nowMs) => entityId("bat", nowMs, crypto.getRandomValues(new Uint8Array(10))),
    send: (batch) =>
      sendBatch(batch, {
        queue: (b) => clicks.send(packClicks(b), { contentType: "json" }),
        store: (b) => facts.storeClicks([{ ...b, clicks: b.clicks.map(toEvent) }]),
      }),
  });
}
