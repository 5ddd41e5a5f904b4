import { admitAttempt, type Breaker } from "./breaker.ts";
import type { DeliveryProgress } from "./delivery-progress.ts";
import { endOf } from "./next-attempt.ts";

/** What to do with a delivery whose message has come. */
export type DeliveryTurn =
  | { readonly kind: "over" }
  /** Not due yet, in other hands, or its endpoint is let rest: come again then. */
  | { readonly kind: "wait"; readonly untilMs: number; readonly why: "early" | "busy" | "resting" }
  /** An attempt was begun and never ended. */
  | { readonly kind: "interrupted" }
  | { readonly kind: "give-up"; readonly reason: string }
  /** `probe` is the breaker to store first, where this attempt is to find out whether the endpoint is well again. */
  | { readonly kind: "go"; readonly probe: Breaker | null };

export type TurnEndpoint = {
  /** Why nothing is sent there any more; null = it is in use. */
  readonly disabledReason: string | null;
  readonly breaker: Breaker;
};

export function judgeTurn(
  progress: DeliveryProgress,
  endpoint: TurnEndpoint,
  nowMs: number,
): DeliveryTurn {
  const { state, leaseUntilMs, dueAtMs } = progress;
  if (state !== "pending") return { kind: "over" };
  if (leaseUntilMs !== null) {
    return nowMs < leaseUntilMs
      ? { kind: "wait", untilMs: leaseUntilMs, why: "busy" }
      : { kind: "interrupted" };
  }
  if (endpoint.disabledReason !== null)
    return { kind: "give-up", reason: `The endpoint is switched off: ${endpoint.disabledReason}` };
  const endMs = endOf(progress);
  if (nowMs >= endMs)
    return { kind: "give-up", reason: "The endpoint was out of order until the time was up." };
  if (nowMs < dueAtMs) return { kind: "wait", untilMs: dueAtMs, why: "early" };
  const admission = admitAttempt(endpoint.breaker, nowMs);
  if (admission.kind === "wait")
    return { kind: "wait", untilMs: Math.min(endMs, admission.untilMs), why: "resting" };
  return { kind: "go", probe: admission.kind === "probe" ? admission.breaker : null };
}
