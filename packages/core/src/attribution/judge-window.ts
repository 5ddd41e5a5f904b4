import {
  MAX_FINGERPRINT_MS,
  type AttributionPolicy,
  type TouchRung,
} from "./attribution-policy.ts";
import type { AttributableConversion, Touch } from "./touch.ts";

/** Clocks of two machines may differ by so much: a touch that much later than the event is taken as simultaneous. */
export const CLOCK_TOLERANCE_MS = 300_000;

export type WindowVerdict =
  | "in-window"
  | "too-early"
  | "too-late"
  | "after-conversion"
  | "views-off";

export type JudgedTouch = {
  readonly touch: Touch;
  /** `ambiguous`: it looks like the one that led here, and so does another visitor's. */
  readonly verdict: WindowVerdict | "after-named-click" | "ambiguous";
  readonly ctitMs: number;
  readonly minMs: number;
  readonly maxMs: number;
};

/**
 * Both ends of a window belong to it. The click that a report names is never after its own conversion: its id proves that
 * it came first, so a later time is another clock's, however far it is off.
 */
export function judgeWindow(
  policy: AttributionPolicy,
  rung: TouchRung,
  touch: Touch,
  conversion: AttributableConversion,
): JudgedTouch {
  const isView = touch.kind === "view";
  const minMs = isView ? 0 : policy.minWindowMs;
  const mostMs = rung === "fingerprint" ? MAX_FINGERPRINT_MS : Number.POSITIVE_INFINITY;
  const clickMs = Math.min(policy.maxWindowMs[rung], mostMs);
  const maxMs = isView ? (policy.viewThrough?.windowMs ?? 0) : clickMs;
  const elapsedMs = conversion.atMs - touch.atMs;
  const isNamed = touch.id === conversion.namedClick?.id;
  const ctitMs = Math.max(0, elapsedMs);
  const verdict = (): WindowVerdict => {
    if (isView && policy.viewThrough === null) return "views-off";
    if (!isNamed && elapsedMs < -CLOCK_TOLERANCE_MS) return "after-conversion";
    if (ctitMs < minMs) return "too-early";
    return ctitMs > maxMs ? "too-late" : "in-window";
  };
  return { touch, verdict: verdict(), ctitMs, minMs, maxMs };
}

export function countsAs({ verdict, touch }: JudgedTouch, kind: Touch["kind"]): boolean {
  return verdict === "in-window" && touch.kind === kind;
}
