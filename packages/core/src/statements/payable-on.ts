import { buildStatement, type Statement } from "./build-statement.ts";
import type { LedgerEntry } from "./ledger-entry.ts";

export type Payable = {
  readonly currency: string;
  readonly amountMicros: number;
  /** Of the latest statement that is due: the amount is what it and those before it have left. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly dueDay: string;
};

/**
 * What is still to be paid by a day (`yyyy-mm-dd`) of the statements that are due by then. Payments and refunds since the
 * latest of them lower it, whenever they were entered; what was earned since waits for its own statement.
 */
export function payableOn(
  statements: readonly Statement[],
  entries: readonly LedgerEntry[],
  day: string,
): readonly Payable[] {
  const due = statements.filter(({ period }) => period.dueDay <= day);
  return [...Map.groupBy(due, ({ currency }) => currency)].flatMap(([currency, own]) => {
    const last = own.reduce((a, b) => (b.period.startMs > a.period.startMs ? b : a));
    const { firstDay, lastDay, dueDay } = last.period;
    const amountMicros = leftOf(last, entries);
    return amountMicros <= 0 ? [] : [{ currency, amountMicros, firstDay, lastDay, dueDay }];
  });
}

/** A statement of everything since, by which nothing new becomes payable: only what was is settled. */
function leftOf(last: Statement, entries: readonly LedgerEntry[]): number {
  const { currency, period, carriedMicros, outstandingMicros } = last;
  const since = { ...period, startMs: period.endMs, endMs: Infinity };
  const thresholdMicros = Infinity;
  const rest = { period: since, thresholdMicros, carriedMicros, outstandingMicros };
  return buildStatement({ entries, currency, ...rest }).outstandingMicros;
}
