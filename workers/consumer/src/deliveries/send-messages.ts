import { delaySecondsUntil } from "@cleverdrip/core";
import type { QueuedDelivery } from "@cleverdrip/db";
import type { DeliveryMessage } from "./delivery-message.ts";

/** Of Queues, for one call. */
const MAX_MESSAGES = 100;

/** Tells the queue of deliveries that are in the tables. Never fails: the schedule finds those it was not told of. */
export async function sendMessages(
  queue: Pick<Queue, "sendBatch">,
  deliveries: readonly (QueuedDelivery & { readonly notBeforeMs?: number })[],
  nowMs = 0,
): Promise<void> {
  try {
    for (let i = 0; i < deliveries.length; i += MAX_MESSAGES) {
      const part = deliveries.slice(i, i + MAX_MESSAGES);
      await queue.sendBatch(
        part.map(({ notBeforeMs = nowMs, ...delivery }) => ({
          body: messageOf(delivery),
          ...(notBeforeMs > nowMs ? { delaySeconds: delaySecondsUntil(notBeforeMs, nowMs) } : {}),
        })),
      );
    }
  } catch (error) {
    const count = deliveries.length;
    console.error({ event: "deliveries.send-failed", count, error: String(error) });
  }
}

function messageOf({ workspaceId, id, endpointId, message }: QueuedDelivery): DeliveryMessage {
  return {
    v: 1,
    kind: "delivery",
    workspaceId,
    endpointId,
    deliveryId: id,
    number: message,
  };
}
