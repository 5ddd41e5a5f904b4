import { textHash } from "@cleverdrip/core";
import { retryDelaySeconds } from "./retry-delay.ts";

export type BatchPart = Pick<MessageBatch, "queue" | "messages">;

/** What of a batch is handled, in this order; what is in none of them has been handed back. */
export type BatchParts = {
  /** Nothing is held against them: together. Durable by the time a call may die again. */
  readonly together: readonly (readonly Message[])[];
  /** Were in a call that died: each alone, and noted before. */
  readonly alone: readonly Message[];
};

/** For those that are handed back without having been tried. */
const HANDED_BACK_SECONDS = 1;
/** Until its so-manieth delivery a message is tried alone: each of them finds one that kills. */
const ALONE_UNTIL = 4;
/** Then the share of those that are handled halves with every delivery, down to one in that many. */
const SMALLEST_SHARE = 64;
/** Of the deliveries of one that kills, this share tries it in company: it might never come without. */
const TRIED_ANYWAY = 4;

/** Messages of a batch that came back from a call that died over it (it was over its limits, or its isolate went). */
export function suspectsOf({ messages }: BatchPart, nowMs: number): readonly Message[] {
  return messages.filter((message) => wasInDeadCall(message, nowMs));
}

/**
 * Where a call died over its batch, nobody knows by which message. So those that were in it are tried one by one, and noted
 * before: the one at which the call dies again stays noted (`killers`) and waits, and with the next delivery the others are
 * through. Where they still come back it may be their number that kills: from then on more and more of them are handed
 * back, others each time.
 * Messages whose work failed are no such case: the delay that they asked for has passed.
 */
export function partBatch(
  { queue, messages }: BatchPart,
  suspects: readonly Message[],
  killers: ReadonlySet<string>,
): BatchParts {
  const isSuspect = new Set(suspects);
  const others = messages.filter((message) => !isSuspect.has(message));
  if (suspects.length < 2) return partsOf([others], suspects);
  const innocent = suspects.filter(({ id }) => !killers.has(id));
  const early = innocent.filter(({ attempts }) => attempts <= ALONE_UNTIL);
  const company = messages.length > suspects.length || innocent.length > 0;
  const tried = suspects.filter(({ id, attempts }) => {
    if (!killers.has(id)) return false;
    return !company || attempts % TRIED_ANYWAY === 0;
  });
  for (const message of suspects) {
    if (!killers.has(message.id) || tried.includes(message)) continue;
    message.retry({ delaySeconds: retryDelaySeconds(message.attempts) });
  }
  const late = drawShare(innocent.filter(({ attempts }) => attempts > ALONE_UNTIL));
  console.warn({ event: "queue.batch-parted", queue, suspects: suspects.length });
  return partsOf([others, late], [...early, ...tried]);
}

function partsOf(together: readonly (readonly Message[])[], alone: readonly Message[]): BatchParts {
  return { together: together.filter(({ length }) => length > 0), alone };
}

function drawShare(messages: readonly Message[]): readonly Message[] {
  const tries = Math.min(...messages.map(({ attempts }) => attempts));
  const share = Math.min(SMALLEST_SHARE, 2 ** (tries - ALONE_UNTIL));
  const drawn = messages
    .map((message) => ({ message, lot: textHash(`${message.id}:${message.attempts}`) }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ message }) => message);
  const handled = Math.ceil(drawn.length / share);
  for (const message of drawn.slice(handled)) message.retry({ delaySeconds: HANDED_BACK_SECONDS });
  return drawn.slice(0, handled);
}

/** It is back sooner than it would be, had each of its tries asked for the next one. */
function wasInDeadCall({ attempts, timestamp }: Message, nowMs: number): boolean {
  let askedSeconds = 0;
  for (let tries = 1; tries < attempts; tries += 1) askedSeconds += retryDelaySeconds(tries);
  return nowMs - timestamp.getTime() < askedSeconds * 1_000;
}
