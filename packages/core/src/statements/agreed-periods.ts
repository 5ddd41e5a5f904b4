import { addDays, dayStartMs } from "../zone.ts";
import type { PastTerms } from "./agreed-terms.ts";
import { PAYMENT_RULES, type PaymentTerms } from "./payment-terms.ts";
import { periodsOf, type StatementPeriod } from "./periods-of.ts";

export type AgreedPeriod = {
  readonly period: StatementPeriod;
  /** The terms that it was made by; null = those of now. */
  readonly past: PastTerms | null;
};

type Schedule = { readonly terms: PaymentTerms; readonly past: readonly PastTerms[] };

/**
 * The periods of an account whose terms have changed, without gap or overlap. Where others begin in the middle of their
 * week or month, the first period is what is left of it.
 */
export function agreedPeriods(
  { terms, past }: Schedule,
  fromMs: number,
  toMs: number,
  timezone: string,
): readonly AgreedPeriod[] {
  let sinceDay: string | null = null;
  return [...past, null].flatMap((own) => {
    const [firstDay, endDay] = [sinceDay, own?.toDay ?? null];
    sinceDay = endDay;
    const startMs = firstDay === null ? fromMs : Math.max(fromMs, dayStartMs(timezone, firstDay));
    const endMs = endDay === null ? toMs : Math.min(toMs, dayStartMs(timezone, endDay));
    return periodsOf(own?.terms ?? terms, startMs, endMs, timezone).map((period) => ({
      period: within(period, firstDay, endDay),
      past: own,
    }));
  });
}

/** The part of a period from a day to before another. */
function within(
  period: StatementPeriod,
  fromDay: string | null,
  toDay: string | null,
): StatementPeriod {
  const { timezone, terms } = period;
  let part = period;
  if (fromDay !== null && period.firstDay < fromDay)
    part = { ...part, firstDay: fromDay, startMs: dayStartMs(timezone, fromDay) };
  if (toDay === null || period.lastDay < toDay) return part;
  const lastDay = addDays(toDay, -1);
  const dueDay = addDays(lastDay, PAYMENT_RULES[terms].dueAfterDays);
  const endMs = dayStartMs(timezone, toDay);
  return { ...part, lastDay, endMs, dueDay, dueMs: dayStartMs(timezone, dueDay) };
}
