import { agreedPeriods } from "./agreed-periods.ts";
import type { AgreedTerms, PastTerms } from "./agreed-terms.ts";

export type TermsRecord = AgreedTerms & {
  /** The oldest first. */
  readonly pastTerms: readonly PastTerms[];
};

/**
 * Other terms from the first day of the period that still runs: whatever has ended stays as it was. Terms that were
 * changed before any of their periods ended leave no trace.
 */
export function changeTerms(
  { terms, thresholdMicros, pastTerms }: TermsRecord,
  next: AgreedTerms,
  nowMs: number,
  timezone: string,
): TermsRecord {
  if (next.terms === terms && next.thresholdMicros === thresholdMicros)
    return { terms, thresholdMicros, pastTerms };
  const running = agreedPeriods({ terms, past: pastTerms }, nowMs, nowMs + 1, timezone).at(-1);
  const toDay = running?.period.firstDay;
  if (toDay === undefined || toDay === pastTerms.at(-1)?.toDay) return { ...next, pastTerms };
  return { ...next, pastTerms: [...pastTerms, { terms, thresholdMicros, toDay }] };
}
