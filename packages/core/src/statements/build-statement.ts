import { sumMicros } from "../payouts/sum-micros.ts";
import type { LedgerEntry, LedgerKind } from "./ledger-entry.ts";
import type { StatementPeriod } from "./periods-of.ts";

export type StatementInput = {
  /** Of one publisher; those of other currencies and times are passed over. */
  readonly entries: readonly LedgerEntry[];
  readonly currency: string;
  readonly period: StatementPeriod;
  /** Below it nothing is paid out; 0 = everything is. */
  readonly thresholdMicros: number;
  /** Of the statement before: owed, and on no statement's payable amount yet. Below 0 the publisher owes. */
  readonly carriedMicros: number;
  /** Of the statement before: payable by earlier statements and not yet paid. Below 0 too much was paid. */
  readonly outstandingMicros: number;
};

export type Statement = {
  readonly currency: string;
  readonly period: StatementPeriod;
  readonly thresholdMicros: number;
  readonly openingMicros: number;
  readonly earnedMicros: number;
  readonly reversedMicros: number;
  readonly adjustedMicros: number;
  readonly paidMicros: number;
  /** Set off between what was payable and what came since: a refund lowers what is still to be paid. */
  readonly offsetMicros: number;
  /** To be paid by this statement, on its due day. */
  readonly payableMicros: number;
  /** For the next statement. */
  readonly carriedMicros: number;
  /** Payable by this and earlier statements and not yet paid. */
  readonly outstandingMicros: number;
  /** Opening and every entry: what the ledger says at the period's end. It is carried and outstanding together. */
  readonly closingMicros: number;
  /** By time, then id. */
  readonly entries: readonly LedgerEntry[];
};

/** A period's entries summed up, and what is to be paid. Payable amounts never overlap, however late one is paid. */
export function buildStatement(input: StatementInput): Statement {
  const { currency, period, thresholdMicros } = input;
  const entries = input.entries
    .filter(
      ({ atMs, currency: own }) =>
        own === currency && period.startMs <= atMs && atMs < period.endMs,
    )
    .toSorted(byTime);
  const sum = (kind: LedgerKind) =>
    sumMicros(entries.filter((entry) => entry.kind === kind).map((entry) => entry.amountMicros));
  const earnedMicros = sum("earn");
  const reversedMicros = sum("reverse");
  const adjustedMicros = sum("adjust");
  const paidMicros = sum("payment");
  const newMicros = sumMicros([input.carriedMicros, earnedMicros, reversedMicros, adjustedMicros]);
  const billedMicros = sumMicros([input.outstandingMicros, paidMicros]);
  const offsetMicros = offset(newMicros, billedMicros);
  const restMicros = newMicros + offsetMicros;
  const isPayable = restMicros > 0 && restMicros >= thresholdMicros;
  const payableMicros = isPayable ? restMicros : 0;
  return {
    currency,
    period,
    thresholdMicros,
    openingMicros: sumMicros([input.carriedMicros, input.outstandingMicros]),
    earnedMicros,
    reversedMicros,
    adjustedMicros,
    paidMicros,
    offsetMicros,
    payableMicros,
    carriedMicros: restMicros - payableMicros,
    outstandingMicros: sumMicros([billedMicros - offsetMicros, payableMicros]),
    closingMicros: sumMicros([newMicros, billedMicros]),
    entries,
  };
}

/** What moves from the billed to the new amount where one is above and the other below 0. */
function offset(newMicros: number, billedMicros: number): number {
  if (newMicros < 0 && billedMicros > 0) return Math.min(-newMicros, billedMicros);
  if (newMicros > 0 && billedMicros < 0) return Math.max(-newMicros, billedMicros);
  return 0;
}

function byTime(a: LedgerEntry, b: LedgerEntry): number {
  if (a.atMs !== b.atMs) return a.atMs - b.atMs;
  return a.id < b.id ? -1 : 1;
}
