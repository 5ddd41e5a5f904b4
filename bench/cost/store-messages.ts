import type { PackedClickBatch } from "@cleverdrip/core";
import type { CostWorld } from "./cost-world.ts";

const QUEUE = "cleverdrip-clicks";

/** Delivers messages to the consumer, so many to a call. Throws where one is not acknowledged. */
export async function storeMessages(
  { workers }: Pick<CostWorld, "workers">,
  messages: readonly PackedClickBatch[],
  messagesADelivery: number,
): Promise<void> {
  for (let i = 0; i < messages.length; i += messagesADelivery) {
    const delivered = messages.slice(i, i + messagesADelivery).map((body, n) => ({
      id: `msg_${i + n}`,
      timestamp: new Date(),
      attempts: 1,
      body,
    }));
    const { explicitAcks, ackAll } = await workers.consumer.queue(QUEUE, delivered);
    if (!ackAll && explicitAcks.length !== delivered.length)
      throw new Error(`${delivered.length - explicitAcks.length} messages were not acknowledged`);
  }
}
