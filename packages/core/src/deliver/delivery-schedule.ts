const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Standard Webhooks 1.0, example schedule: how long after an attempt the next one comes. */
export const DELIVERY_STEPS_MS: readonly number[] = [
  0,
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

/** Deliveries that failed together come back spread over a tenth of their step, never before it. */
const JITTER = 0.1;

/** A receiver may ask for more patience than the step has, up to this. */
export const MAX_RETRY_AFTER_MS = HOUR_MS;

/**
 * After this a delivery is over. The steps, their jitter and the longest Retry-After take 86 h together; the rest is for
 * an endpoint that is let rest. Below the 4 days that a queue keeps a message by default.
 */
export const DELIVERY_LIFETIME_MS = 90 * HOUR_MS;

/** Queues delays a message 12 h at most. */
export const MAX_DELAY_SECONDS = 12 * 3_600;

/** How long to wait before the attempt of this step; null = there is none. `random` is from 0 to 1. */
export function stepDelayMs(step: number, random: number): number | null {
  const delayMs = DELIVERY_STEPS_MS[step];
  return delayMs === undefined ? null : Math.ceil(delayMs * (1 + JITTER * random));
}

/** Seconds to ask the queue for. A longer wait takes several hops: who comes early is sent back for the rest. */
export function delaySecondsUntil(untilMs: number, nowMs: number): number {
  const seconds = Math.ceil((untilMs - nowMs) / SECOND_MS);
  return Math.min(MAX_DELAY_SECONDS, Math.max(0, seconds));
}
