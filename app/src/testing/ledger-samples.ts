import type { LedgerEntryRow, PublisherBalance, StatementRow } from "@cleverdrip/contract";
import { AT_MS } from "./at-ms.ts";

/** Earned $3.30, of which $2 are paid. */
export function publisherBalance(part: Partial<PublisherBalance> = {}): PublisherBalance {
  return {
    publisherId: "pub_1",
    publisherName: "Coupon Corner",
    balances: [
      {
        currency: "USD",
        earnedMicros: 3_300_000,
        reversedMicros: 0,
        adjustedMicros: 0,
        paidMicros: -2_000_000,
        balanceMicros: 1_300_000,
      },
    ],
    ...part,
  };
}

export function ledgerEntry(part: Partial<LedgerEntryRow> = {}): LedgerEntryRow {
  return {
    id: "led_1",
    publisherId: "pub_1",
    kind: "earn",
    conversionId: "cnv_1",
    clicks: null,
    amountMicros: 3_300_000,
    currency: "USD",
    atMs: AT_MS,
    note: null,
    actor: "postback",
    ...part,
  };
}

/** October's: $55 to be paid by the end of November. */
export function statement(part: Partial<StatementRow> = {}): StatementRow {
  return {
    currency: "USD",
    terms: "net30",
    firstDay: "2026-10-01",
    lastDay: "2026-10-31",
    dueDay: "2026-11-30",
    thresholdMicros: 50_000_000,
    openingMicros: 5_000_000,
    earnedMicros: 60_000_000,
    reversedMicros: -10_000_000,
    adjustedMicros: 0,
    paidMicros: 0,
    offsetMicros: 0,
    payableMicros: 55_000_000,
    carriedMicros: 0,
    outstandingMicros: 55_000_000,
    closingMicros: 55_000_000,
    payment: null,
    ...part,
  };
}
