import type { LetterEncoding } from "@cleverdrip/db";
import type { SendAgain } from "./dead-letter.ts";
import { keepBody } from "./letter-body.ts";

/** What a producer has to say so that the consumer is handed the same body. */
const CONTENT_TYPES = {
  json: "json",
  text: "text",
  bytes: "bytes",
  described: "v8",
} as const satisfies Record<LetterEncoding, QueueContentType>;

export function sendDeadAgain(env: ConsumerEnv): SendAgain {
  const queues = new Map<string, Queue>([
    ["cleverdrip-clicks-dead", env.DEAD_CLICKS],
    ["cleverdrip-deliveries-dead", env.DEAD_DELIVERIES],
  ]);
  return async (name, body) => {
    const queue = queues.get(name);
    if (queue === undefined) return false;
    await queue.send(body, { contentType: CONTENT_TYPES[keepBody(body).encoding] });
    return true;
  };
}
