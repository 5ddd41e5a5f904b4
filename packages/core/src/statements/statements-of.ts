import { buildStatement, type Statement } from "./build-statement.ts";
import type { LedgerEntry } from "./ledger-entry.ts";
import type { PaymentTerms } from "./payment-terms.ts";
import { periodsOf, type StatementPeriod } from "./periods-of.ts";

export type StatementTerms = {
  readonly terms: PaymentTerms;
  readonly timezone: string;
  /** Micros by currency; none = 0. */
  readonly thresholds: ReadonlyMap<string, number>;
};

/**
 * Every statement of one publisher from the first entry to the last period that has ended by `untilMs`, currency by
 * currency, each period once also without entries. For an account whose terms never changed; otherwise continue from
 * the last issued statement with `buildStatement`.
 */
export function statementsOf(
  entries: readonly LedgerEntry[],
  { terms, timezone, thresholds }: StatementTerms,
  untilMs: number,
): readonly Statement[] {
  const byCurrency = Map.groupBy(entries, ({ currency }) => currency);
  const currencies = [...byCurrency.keys()].toSorted();
  return currencies.flatMap((currency) => {
    const own = byCurrency.get(currency) ?? [];
    const firstMs = own.reduce((first, { atMs }) => Math.min(first, atMs), Infinity);
    const periods = periodsOf(terms, firstMs, untilMs, timezone).filter(
      ({ endMs }) => endMs <= untilMs,
    );
    return chain(own, currency, periods, thresholds.get(currency) ?? 0);
  });
}

function chain(
  entries: readonly LedgerEntry[],
  currency: string,
  periods: readonly StatementPeriod[],
  thresholdMicros: number,
): readonly Statement[] {
  const statements: Statement[] = [];
  const sorted = entries.toSorted((a, b) => a.atMs - b.atMs);
  let from = 0;
  for (const period of periods) {
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
        thresholdMicros,
        carriedMicros,
        outstandingMicros,
      }),
    );
    from = to;
  }
  return statements;
}
