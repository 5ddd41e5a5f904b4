import { manyLinks, tenLinks } from "./cost-traffic.ts";

/** How clicks come to the consumer. */
export type Shape = {
  readonly name: string;
  readonly clicksAMessage: number;
  readonly messagesADelivery: number;
  readonly targets: typeof tenLinks;
};

/** max_batch_size of the clicks queue. */
const MOST_MESSAGES = 40;
const MONTH_SECONDS = 30 * 86_400;
/** What one isolate packs of 1,000 clicks a second, measured by `npm run bench -- queue`. */
const MEASURED_A_MESSAGE = 81;
const MEASURED_RATE = 1_000;
/** What the goal takes for given. */
export const GOAL_A_MESSAGE = 20;

export const LOADS = [1e6, 100e6, 10e9] as const;
export const GOAL_LOAD = 100e6;

export function clicksPerSecond(clicksAMonth: number): number {
  return clicksAMonth / MONTH_SECONDS;
}

/**
 * Messages that even traffic brings to the consumer at once: the first of them, and those that come while the queue waits for
 * company (`max_batch_timeout`).
 */
export function messagesIn(waitSeconds: number, clicksASecond: number, clicksAMessage: number) {
  const company = Math.round((waitSeconds * clicksASecond) / clicksAMessage);
  return Math.min(MOST_MESSAGES, 1 + company);
}

function shape(name: string, clicksAMessage: number, messagesADelivery: number): Shape {
  return { name, clicksAMessage, messagesADelivery, targets: tenLinks };
}

export const full = shape("packed 20, full deliveries", GOAL_A_MESSAGE, MOST_MESSAGES);

/** The queue's wait in seconds, and the load. */
export function waiting(waitSeconds: number, clicksAMonth: number): Shape {
  const rate = clicksPerSecond(clicksAMonth);
  const messages = messagesIn(waitSeconds, rate, GOAL_A_MESSAGE);
  if (messages === MOST_MESSAGES) return full;
  return shape(`packed 20, ${messages} messages a delivery`, GOAL_A_MESSAGE, messages);
}

export const measured = shape(
  "as measured at 1,000 clicks/s",
  MEASURED_A_MESSAGE,
  messagesIn(1, MEASURED_RATE, MEASURED_A_MESSAGE),
);

export const diverse: Shape = { ...full, name: "packed 20, 2,000 links", targets: manyLinks };
export const thin = shape("a click a message", 1, MOST_MESSAGES);
