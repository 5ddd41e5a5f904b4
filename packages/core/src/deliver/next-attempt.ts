import { sentenceOf, type AttemptOutcome } from "./attempt-outcome.ts";
import { giveUp, type DeliveryProgress } from "./delivery-progress.ts";
import { DELIVERY_LIFETIME_MS, DELIVERY_STEPS_MS, stepDelayMs } from "./delivery-schedule.ts";

/** What follows from an attempt that ended now. `random` is from 0 to 1. */
export function nextAttempt(
  progress: DeliveryProgress,
  outcome: AttemptOutcome,
  nowMs: number,
  random: number,
): DeliveryProgress {
  const reason = sentenceOf(outcome);
  if (outcome.kind === "delivered")
    return { ...progress, state: "delivered", leaseUntilMs: null, reason };
  if (outcome.kind === "gone" || outcome.kind === "refused") return giveUp(progress, reason);
  const delayMs = stepDelayMs(progress.step, random);
  if (delayMs === null)
    return giveUp(progress, `${reason} It was the last of ${DELIVERY_STEPS_MS.length} attempts.`);
  const askedMs = outcome.kind === "answered" ? (outcome.retryAfterMs ?? 0) : 0;
  const dueAtMs = nowMs + Math.max(delayMs, askedMs);
  if (dueAtMs >= endOf(progress))
    return giveUp(progress, `${reason} No time is left for another attempt.`);
  return { ...progress, dueAtMs, leaseUntilMs: null, reason };
}

/** When the run is over, however it stands. */
export function endOf(progress: DeliveryProgress): number {
  return progress.startedAtMs + DELIVERY_LIFETIME_MS;
}
