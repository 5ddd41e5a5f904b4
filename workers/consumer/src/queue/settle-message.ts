import type { FactsDeps } from "../facts-deps.ts";
import { isMoving } from "@cleverdrip/db";
import { comeLater } from "./come-later.ts";
import { ALL_TRIES, giveUp } from "./dead-letter.ts";
import { retryDelaySeconds } from "./retry-delay.ts";

/** Before the queue gives it up: there the error is still known, and goes into the row. */
export const LAST_TRY = ALL_TRIES - 1;

/** Acknowledges on success; otherwise asks for another delivery, later each time, up to ten minutes. */
export async function settle(
  message: Message,
  queue: string,
  deps: FactsDeps,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
    message.ack();
  } catch (error) {
    if (isMoving(error)) return comeLater(message, queue, deps);
    if (message.attempts >= LAST_TRY && (await isGivenUp(message, queue, error, deps))) {
      message.ack();
      return;
    }
    const delaySeconds = retryDelaySeconds(message.attempts);
    console.error({ event: "message.failed", id: message.id, delaySeconds, error: String(error) });
    message.retry({ delaySeconds });
  }
}

/** Where that fails, too, the queue hands it to its dead-letter queue. */
async function isGivenUp(message: Message, queue: string, error: unknown, deps: FactsDeps) {
  const why = { queue, reason: String(error), attempts: message.attempts };
  try {
    await giveUp(message, why, deps);
    return true;
  } catch (unkept) {
    console.error({ event: "message.dead-unkept", id: message.id, queue, error: String(unkept) });
    return false;
  }
}
