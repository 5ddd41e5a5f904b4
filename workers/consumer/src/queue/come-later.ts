import type { FactsDeps } from "../facts-deps.ts";
import { retryDelaySeconds } from "./retry-delay.ts";

/** Tries of a message whose workspace moves before it is sent anew: a queue counts them, and gives up at a hundred. */
const TRIES = 4;
/** What is sent anew looks again three times in the minute after. */
const ANEW_SECONDS = 20;

/**
 * Has the queue bring a message again whose workspace is moving to another database. It did nothing wrong: however long that
 * takes, it is neither given up nor delayed by more than the time to its next try.
 */
export async function comeLater(
  message: Message,
  queue: string,
  { sendAgain }: Pick<FactsDeps, "sendAgain">,
): Promise<void> {
  const { id, attempts } = message;
  try {
    if (attempts >= TRIES && (await sendAgain(queue, message.body, ANEW_SECONDS))) {
      message.ack();
      return;
    }
  } catch (error) {
    console.error({ event: "message.unsent", id, error: String(error) });
  }
  const delaySeconds = retryDelaySeconds(attempts);
  console.log({ event: "message.moving", id, delaySeconds });
  message.retry({ delaySeconds });
}
