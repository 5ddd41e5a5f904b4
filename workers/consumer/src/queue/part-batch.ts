import { textHash } from "@cleverdrip/core";
import { retryDelaySeconds } from "./retry-delay.ts";

export type BatchPart = Pick<MessageBatch, "queue" | "messages">;

/** For those that are handed back without having been tried. */
const HANDED_BACK_SECONDS = 1;

/**
 * What of a batch is handled by this call, and in which order. Where a call died over its batch (it was over its limits, or
 * its isolate went), nobody knows by which message: of those that were in it one half is handed back, another one each time,
 * so that what kills is soon alone and the others are through. Messages whose work failed are no such case: the delay
 * that they asked for has passed.
 */
export function partBatch({ queue, messages }: MessageBatch, nowMs: number): readonly BatchPart[] {
  const suspects = messages.filter((message) => wasInDeadCall(message, nowMs));
  if (suspects.length < 2) return [{ queue, messages }];
  const drawn = suspects
    .map((message) => ({ message, lot: textHash(`${message.id}:${message.attempts}`) }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ message }) => message);
  const half = Math.ceil(drawn.length / 2);
  for (const message of drawn.slice(half)) message.retry({ delaySeconds: HANDED_BACK_SECONDS });
  console.warn({ event: "queue.batch-halved", queue, handled: half, of: drawn.length });
  const isSuspect = new Set(suspects);
  const others = messages.filter((message) => !isSuspect.has(message));
  // What nothing is held against comes first: it is durable by the time a call may die again.
  return [others, drawn.slice(0, half)]
    .filter((part) => part.length > 0)
    .map((part) => ({ queue, messages: part }));
}

/** It is back sooner than it would be, had each of its tries asked for the next one. */
function wasInDeadCall({ attempts, timestamp }: Message, nowMs: number): boolean {
  let askedSeconds = 0;
  for (let tries = 1; tries < attempts; tries += 1) askedSeconds += retryDelaySeconds(tries);
  return nowMs - timestamp.getTime() < askedSeconds * 1_000;
}
