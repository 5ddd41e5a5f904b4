import { delaySecondsUntil } from "@cleverdrip/core";
import { LAST_TRY } from "../queue/settle-message.ts";
import type { DeliveryPorts } from "./delivery-ports.ts";

/** Queues gives a message up after 100 tries at most; before that it is sent anew. */
const MAX_TRIES = 90;
const FIRST_RETRY_SECONDS = 5;
const LONGEST_RETRY_SECONDS = 600;

/** Has the queue bring a message again, as near to the time as its longest delay allows. */
export async function putBack(raw: Message, atMs: number, ports: DeliveryPorts): Promise<void> {
  const delaySeconds = delaySecondsUntil(atMs, ports.nowMs());
  if (raw.attempts < MAX_TRIES) raw.retry({ delaySeconds });
  else await settle(raw, () => ports.requeue(raw.body, delaySeconds));
}

/** Acknowledges a message once its work is done; one message's trouble stays its own. */
export async function settle(raw: Message, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    raw.ack();
  } catch (error) {
    logTrouble(raw, error);
    putOff(raw);
  }
}

/** For a message whose work failed on our side: it comes again, later each time, up to ten minutes. */
export function putOff(raw: Message): void {
  const seconds = FIRST_RETRY_SECONDS * 2 ** (raw.attempts - 1);
  raw.retry({ delaySeconds: Math.min(LONGEST_RETRY_SECONDS, seconds) });
}

/** On its last try a message becomes a dead letter with what went wrong; says whether it did. */
export async function isKeptAside(
  raw: Message,
  error: unknown,
  ports: DeliveryPorts,
): Promise<boolean> {
  if (raw.attempts < LAST_TRY) return false;
  try {
    await ports.keepAside(raw, String(error));
    return true;
  } catch (unkept) {
    logTrouble(raw, unkept);
    return false;
  }
}

export function logTrouble(raw: Message, error: unknown): void {
  const { id, attempts } = raw;
  console.error({ event: "deliveries.message-failed", id, attempts, error: String(error) });
}
