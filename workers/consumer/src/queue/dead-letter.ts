import type { DeadClicks, DeadLetter } from "@cleverdrip/db";
import { splitBatch } from "../clicks/split-batch.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { keepBody } from "./letter-body.ts";
import { meaningOf, readAny, type AnyMessage } from "./read-any.ts";
import type { SendAgain } from "./send-again.ts";

/** As `max_retries` of wrangler.toml has it, and the first try. */
export const ALL_TRIES = 101;

type Deps = Pick<FactsDeps, "keepDead" | "keepDeadClicks" | "linkTerms" | "nowMs">;

/** What a letter says beside its message. */
type Circumstances = {
  readonly queue: string;
  readonly reason: string;
  readonly attempts: number;
};

const FIRST_RETRY_SECONDS = 5;
const LONGEST_RETRY_SECONDS = 3_600;
/** Half a day of tries. Then a message is sent anew: a plan may keep it for one day, and no queue stands behind this one. */
const TRIES_BEFORE_SENT_ANEW = 20;

/** A message as it is kept aside, with the body as it came. */
export async function letterOf(
  message: Pick<Message, "id" | "body">,
  { queue, reason, attempts }: Circumstances,
  deps: Pick<FactsDeps, "linkTerms" | "nowMs">,
  read: AnyMessage = readAny(message.body),
): Promise<DeadLetter> {
  return {
    id: message.id,
    queue,
    receivedAtMs: deps.nowMs,
    attempts,
    reason: reason.slice(0, 1_000),
    ...keepBody(message.body),
    bodyKey: null,
    ...(await meaningOf(read, deps)),
  };
}

/** Keeps a message that is given up, and counts the clicks in it. */
export async function giveUp(message: Message, why: Circumstances, deps: Deps): Promise<void> {
  const read = readAny(message.body);
  await deps.keepDead([await letterOf(message, why, deps, read)]);
  const clicks = read.kind === "clicks" ? deadClicks(read) : [];
  for (const [workspaceId, batches] of clicks) await deps.keepDeadClicks(workspaceId, batches);
  const { id, attempts } = message;
  console.error({ event: "message.given-up", id, attempts, queue: why.queue, reason: why.reason });
}

/**
 * Empties a dead-letter queue into a table, where a message waits for a person without a deadline. One that cannot be kept
 * delays none of the others, and is not lost either: nothing stands behind this queue.
 */
export async function handleDead(
  queue: MessageBatch,
  deps: Deps,
  sendAgain: SendAgain = async () => false,
): Promise<void> {
  const why = {
    queue: queue.queue.replace(/-dead$/, ""),
    reason: "gave up after the last retry; the log has its errors as message.failed",
    attempts: ALL_TRIES,
  };
  for (const message of queue.messages) {
    try {
      await giveUp(message, why, deps);
      message.ack();
    } catch (error) {
      await putOff(message, queue.queue, error, sendAgain);
    }
  }
}

async function putOff(
  message: Message,
  queue: string,
  error: unknown,
  sendAgain: SendAgain,
): Promise<void> {
  const { id, attempts } = message;
  const seconds = FIRST_RETRY_SECONDS * 2 ** (attempts - 1);
  const delaySeconds = Math.min(LONGEST_RETRY_SECONDS, seconds);
  console.error({ event: "message.dead-unkept", id, queue, attempts, error: String(error) });
  const isSent = attempts >= TRIES_BEFORE_SENT_ANEW && (await trySend(message, queue, sendAgain));
  if (isSent) message.ack();
  else message.retry({ delaySeconds });
}

async function trySend(message: Message, queue: string, sendAgain: SendAgain): Promise<boolean> {
  try {
    return await sendAgain(queue, message.body);
  } catch (error) {
    console.error({ event: "message.dead-unsent", id: message.id, error: String(error) });
    return false;
  }
}

function deadClicks({ batch }: AnyMessage & { kind: "clicks" }): Map<string, DeadClicks[]> {
  return new Map(
    [...splitBatch(batch)].map(([workspaceId, { batchId, count, clicks }]) => [
      workspaceId,
      [{ batchId, count, clicks: clicks.length }],
    ]),
  );
}
