import type { ResultVerdict } from "../finding.ts";

/** So long has to be found of an older result what stops it. */
export const LATE_HOLD_AFTER_MS = 86_400_000;

/** What says less of an older result than of one of these days: likeness to results that are newer than it. */
const NOT_LATE: ReadonlySet<string> = new Set(["alike"]);

/** What of a verdict counts where the result is older than the days that are judged: what findings say of it. */
export function lateVerdict({ signals }: ResultVerdict): ResultVerdict {
  const counting = signals.filter(({ rule }) => !NOT_LATE.has(rule));
  return {
    score: counting.reduce((most, { score }) => Math.max(most, score), 0),
    signals: counting,
  };
}
