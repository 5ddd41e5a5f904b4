import type { DeadLetter } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";

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

/** Empties the dead-letter queue into a table, where a message waits for a person without a deadline. */
export async function handleDead(
  queue: MessageBatch,
  deps: Pick<FactsDeps, "keepDead" | "nowMs">,
): Promise<void> {
  const letters = queue.messages.map((message) =>
    deadLetterOf(message, queue.queue, "gave up after the last retry", deps.nowMs),
  );
  await deps.keepDead(letters);
  console.error({ event: "messages.dead", queue: queue.queue, count: letters.length });
  queue.ackAll();
}
