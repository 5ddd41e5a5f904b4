import type { DeadClicks, DeadLetter } from "@cleverdrip/db";
import { splitBatch } from "../clicks/split-batch.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { readMessage } from "./read-message.ts";

/** A message as it is kept aside, with the body as it came. */
export function deadLetterOf(
  message: Message,
  queue: string,
  reason: string,
  nowMs: number,
): DeadLetter {
  return {
    id: message.id,
    queue,
    receivedAtMs: nowMs,
    attempts: message.attempts,
    reason,
    body: JSON.stringify(message.body) ?? "undefined",
  };
}

/**
 * Empties the dead-letter queue into a table, where a message waits for a person without a deadline, and counts the
 * clicks in it.
 */
export async function handleDead(
  queue: MessageBatch,
  deps: Pick<FactsDeps, "keepDead" | "keepDeadClicks" | "nowMs">,
): Promise<void> {
  const letters = queue.messages.map((message) =>
    deadLetterOf(message, queue.queue, "gave up after the last retry", deps.nowMs),
  );
  await deps.keepDead(letters);
  for (const [workspaceId, batches] of deadClicks(queue.messages))
    await deps.keepDeadClicks(workspaceId, batches);
  console.error({ event: "messages.dead", queue: queue.queue, count: letters.length });
  queue.ackAll();
}

function deadClicks(messages: readonly Message[]): Map<string, DeadClicks[]> {
  const result = new Map<string, DeadClicks[]>();
  for (const message of messages) {
    const read = readMessage(message.body);
    if (read.kind !== "clicks") continue;
    for (const [workspaceId, { batchId, count, clicks }] of splitBatch(read.batch)) {
      const own = { batchId, count, clicks: clicks.length };
      result.set(workspaceId, [...(result.get(workspaceId) ?? []), own]);
    }
  }
  return result;
}
