import { agreedPeriods, type AgreedPeriod } from "./agreed-periods.ts";
import type { PastTerms } from "./agreed-terms.ts";
import { buildStatement, type Statement } from "./build-statement.ts";
import type { LedgerEntry } from "./ledger-entry.ts";
import type { PaymentTerms } from "./payment-terms.ts";

export type StatementTerms = {
  readonly terms: PaymentTerms;
  readonly timezone: string;
  /** Micros by currency; none = 0. */
  readonly thresholds: ReadonlyMap<string, number>;
  /** By which the statements before were made, each with its own threshold; the oldest first. */
  readonly past?: readonly PastTerms[];
};

/**
 * Every statement of one publisher from the first entry to the last period that has ended by `untilMs`, currency by
 * currency, each period once also without entries.
 */
export function statementsOf(
  entries: readonly LedgerEntry[],
  { terms, timezone, thresholds, past = [] }: StatementTerms,
  untilMs: number,
): readonly Statement[] {
  const byCurrency = Map.groupBy(entries, ({ currency }) => currency);
  const currencies = [...byCurrency.keys()].toSorted();
  return currencies.flatMap((currency) => {
    const own = byCurrency.get(currency) ?? [];
    const firstMs = own.reduce((first, { atMs }) => Math.min(first, atMs), Infinity);
    const periods = agreedPeriods({ terms, past }, firstMs, untilMs, timezone).filter(
      ({ period }) => period.endMs <= untilMs,
    );
    return chain(own, currency, periods, thresholds.get(currency) ?? 0);
  });
}

function chain(
  entries: readonly LedgerEntry[],
  currency: string,
  periods: readonly AgreedPeriod[],
  thresholdMicros: number,
): readonly Statement[] {
  const statements: Statement[] = [];
  const sorted = entries.toSorted((a, b) => a.atMs - b.atMs);
  let from = 0;
  for (const { period, past } of periods) {
    let to = from;
    while ((sorted[to]?.atMs ?? Infinity) < period.endMs) to += 1;
    const last = statements.at(-1);
    const carriedMicros = last?.carriedMicros ?? 0;
    const outstandingMicros = last?.outstandingMicros ?? 0;
    statements.push(
      buildStatement({
        entries: sorted.slice(from, to),
        currency,
        period,
        thresholdMicros: past?.thresholdMicros ?? thresholdMicros,
        carriedMicros,
        outstandingMicros,
      }),
    );
    from = to;
  }
  return statements;
}
