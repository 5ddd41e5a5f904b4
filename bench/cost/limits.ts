import { clicksPerSecond, type Shape } from "./shapes.ts";

/** The busiest second has so many times the clicks of the mean one. */
const PEAK = 5;
/** https://developers.cloudflare.com/queues/platform/limits/ and /d1/platform/limits/, /durable-objects/platform/limits/ */
const QUEUE_MESSAGES = 5_000;
const DATABASE_BYTES = 10e9;
const OBJECT_WRITES = 300;
/** One database does one batch after the other, each in about so much time with its round to the replicas. */
const BATCH_SECONDS = 0.03;
const STATEMENT_SECONDS = 0.005;
const CONSUMER_CALLS = 250;
const CALL_SECONDS = 0.3;

export type Need = {
  readonly limit: string;
  /** What is needed of what there is; past 1 it is met. */
  readonly share: number;
};

/** What one queue, one database and one busy campaign have to bear, most urgent first. */
export function needsOf(
  clicksAMonth: number,
  { clicksAMessage, messagesADelivery }: Pick<Shape, "clicksAMessage" | "messagesADelivery">,
  hotBytes: number,
): readonly Need[] {
  const peak = clicksPerSecond(clicksAMonth) * PEAK;
  const messages = peak / clicksAMessage;
  const deliveries = messages / messagesADelivery;
  return byShare([
    ["messages into a queue, 5,000/s", messages / QUEUE_MESSAGES],
    ["one database's batches, one after the other", deliveries * BATCH_SECONDS],
    ["one database's size, 10 GB", hotBytes / DATABASE_BYTES],
    ["one campaign's object, 300 writing calls/s", deliveries / OBJECT_WRITES],
    ["consumer calls at once, 250", (deliveries * CALL_SECONDS) / CONSUMER_CALLS],
  ]);
}

/** A message a click, ten to a delivery, and a statement for each in one database that keeps them all. */
export function originalNeeds(clicksAMonth: number, bytesAClick: number): readonly Need[] {
  const peak = clicksPerSecond(clicksAMonth) * PEAK;
  return byShare([
    ["messages into a queue, 5,000/s", peak / QUEUE_MESSAGES],
    ["one database's statements, one after the other", peak * STATEMENT_SECONDS],
    ["one database's size, 10 GB, after a month", (clicksAMonth * bytesAClick) / DATABASE_BYTES],
    ["consumer calls at once, 250", ((peak / 10) * 10 * STATEMENT_SECONDS) / CONSUMER_CALLS],
  ]);
}

function byShare(needs: readonly (readonly [string, number])[]): readonly Need[] {
  return needs.map(([limit, share]) => ({ limit, share })).toSorted((a, b) => b.share - a.share);
}
