import type { LetterEncoding } from "@cleverdrip/db";
import { keepBody } from "./letter-body.ts";

/** Sends a message anew to a queue, to come after that many seconds; false where that cannot be done. */
export type SendAgain = (queue: string, body: unknown, delaySeconds?: number) => Promise<boolean>;

/** What a producer has to say so that the consumer is handed the same body. */
const CONTENT_TYPES = {
  json: "json",
  text: "text",
  bytes: "bytes",
  described: "v8",
} as const satisfies Record<LetterEncoding, QueueContentType>;

export function sendAgain(env: ConsumerEnv): SendAgain {
  const queues = new Map<string, Queue>([
    ["cleverdrip-clicks", env.CLICKS],
    ["cleverdrip-clicks-dead", env.DEAD_CLICKS],
    ["cleverdrip-deliveries-dead", env.DEAD_DELIVERIES],
  ]);
  return async (name, body, delaySeconds = 0) => {
    const queue = queues.get(name);
    if (queue === undefined) return false;
    await queue.send(body, { contentType: CONTENT_TYPES[keepBody(body).encoding], delaySeconds });
    return true;
  };
}
