import { addDays, dayStartMs, localDay, weekdayOf } from "../zone.ts";
import { PAYMENT_RULES, type PaymentRule, type PaymentTerms } from "./payment-terms.ts";

const DAY_MS = 86_400_000;

/** A Monday that a fortnight begins on, the same for everybody. */
const FORTNIGHT_ANCHOR = "2025-01-06";

/** Whole local days. Days are `yyyy-mm-dd`. */
export type StatementPeriod = {
  readonly terms: PaymentTerms;
  readonly timezone: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly startMs: number;
  /** First millisecond after it. */
  readonly endMs: number;
  readonly dueDay: string;
  /** First millisecond of the due day. */
  readonly dueMs: number;
};

/**
 * The periods that time from `fromMs` to before `toMs` lies in, without gap or overlap, in a zone whose days may have 23 or
 * 25 hours. Weeks begin on Monday. Throws RangeError for an unknown zone.
 */
export function periodsOf(
  terms: PaymentTerms,
  fromMs: number,
  toMs: number,
  timezone: string,
): readonly StatementPeriod[] {
  if (toMs <= fromMs) return [];
  const rule: PaymentRule = PAYMENT_RULES[terms];
  const periods: StatementPeriod[] = [];
  let firstDay = firstDayOf(rule.span, localDay(timezone, fromMs));
  let startMs = dayStartMs(timezone, firstDay);
  while (startMs < toMs) {
    const nextDay = nextFirstDay(rule.span, firstDay);
    const endMs = dayStartMs(timezone, nextDay);
    const lastDay = addDays(nextDay, -1);
    const dueDay = addDays(lastDay, rule.dueAfterDays);
    const dueMs = dayStartMs(timezone, dueDay);
    periods.push({ terms, timezone, firstDay, lastDay, startMs, endMs, dueDay, dueMs });
    firstDay = nextDay;
    startMs = endMs;
  }
  return periods;
}

function firstDayOf(span: PaymentRule["span"], day: string): string {
  switch (span) {
    case "week":
      return addDays(day, 1 - weekdayOf(day));
    case "fortnight": {
      const days = (Date.parse(day) - Date.parse(FORTNIGHT_ANCHOR)) / DAY_MS;
      return addDays(day, -(((days % 14) + 14) % 14));
    }
    case "month":
      return `${day.slice(0, 8)}01`;
  }
}

function nextFirstDay(span: PaymentRule["span"], firstDay: string): string {
  switch (span) {
    case "week":
      return addDays(firstDay, 7);
    case "fortnight":
      return addDays(firstDay, 14);
    case "month":
      return `${addDays(firstDay, 31).slice(0, 8)}01`;
  }
}
