import { sumMicros } from "../payouts/sum-micros.ts";

export type LedgerKind = "earn" | "reverse" | "adjust" | "payment";

/**
 * One change of what a publisher is owed: above 0 we owe more, so a reversal and a payment are below. Entries are never
 * edited; what was wrong is put right by another entry.
 */
export type LedgerEntry = {
  readonly id: string;
  readonly publisherId: string;
  readonly kind: LedgerKind;
  /** null = not for a conversion. */
  readonly conversionId: string | null;
  readonly amountMicros: number;
  readonly currency: string;
  /** When it was written, not when the result happened: a statement once issued gets no further entries. */
  readonly atMs: number;
  /** Why an adjustment was made, the reference of a payment. */
  readonly note: string | null;
};

/** What is wrong with an entry, or null. A payment that came back is one above 0. */
export function ledgerEntryProblem({ kind, amountMicros }: LedgerEntry): string | null {
  if (!Number.isSafeInteger(amountMicros)) return "the amount is not a whole number of micros";
  if (kind === "earn" && amountMicros < 0) return "what is earned is not below 0";
  if (kind === "reverse" && amountMicros > 0) return "what is reversed is not above 0";
  return null;
}

/** What is owed, by currency. Balances in different currencies are never added up. */
export function balanceOf(entries: Iterable<LedgerEntry>): ReadonlyMap<string, number> {
  const balances = new Map<string, number>();
  for (const { currency, amountMicros } of entries) {
    balances.set(currency, sumMicros([balances.get(currency) ?? 0, amountMicros]));
  }
  return balances;
}

/** The amount of the entry that takes back all a conversion still earns; 0 where that is nothing, also the second time. */
export function reversalMicros(entries: readonly LedgerEntry[], conversionId: string): number {
  const own = entries.filter(
    (entry) => entry.conversionId === conversionId && entry.kind !== "payment",
  );
  return 0 - sumMicros(own.map(({ amountMicros }) => amountMicros));
}
