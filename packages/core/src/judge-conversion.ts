import { statusOfWord, type ConversionStatus } from "./conversion-status.ts";
import { parseAmount } from "./money.ts";
import { decidePayout, type PayoutRule, type PayoutSteps } from "./payout.ts";
import type { ConversionReason } from "./reason.ts";

/** A report as the caller wrote it; null where it said nothing. */
export type ConversionReport = {
  readonly clickAtMs: number;
  readonly receivedAtMs: number;
  readonly event: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly status: string | null;
};

export type PayableEvent = {
  readonly id: string;
  readonly name: string;
  readonly payout: PayoutRule;
  readonly revenueMicros: number | null;
};

export type ConversionTerms = {
  readonly currency: string;
  readonly attributionWindowMs: number;
  /** In the campaign's order: the first is meant where a report names none. */
  readonly events: readonly PayableEvent[];
};

export type ConversionDecision =
  | {
      readonly kind: "payable";
      readonly event: PayableEvent;
      readonly status: ConversionStatus;
      readonly reason: ConversionReason;
      readonly ctitMs: number;
      readonly steps: PayoutSteps;
    }
  | { readonly kind: "rejected"; readonly reason: ConversionReason; readonly hint: string };

/** What a report with a proven click is worth under the campaign's terms. Uniqueness is the ledger's to judge. */
export function judgeConversion(
  report: ConversionReport,
  terms: ConversionTerms,
): ConversionDecision {
  const event = findEvent(report.event, terms.events);
  if (event === null) return unknownEvent(report.event, terms.events);
  const status = report.status === null ? "approved" : statusOfWord(report.status);
  if (status === null) return unmappedStatus(report.status);
  if (report.currency !== null && report.currency.trim().toUpperCase() !== terms.currency) {
    return wrongCurrency(report.currency, terms.currency);
  }
  const amountMicros = report.amount === null ? null : parseAmount(report.amount);
  if (report.amount !== null && amountMicros === null) return badAmount(report.amount);
  // A click stamped by a faster clock than ours is taken as simultaneous, never refused.
  const ctitMs = Math.max(0, report.receivedAtMs - report.clickAtMs);
  if (ctitMs > terms.attributionWindowMs) return tooLate(ctitMs, terms.attributionWindowMs);
  const payout = decidePayout(event.payout, event.revenueMicros, amountMicros);
  if (payout.kind === "amount-missing") return missingAmount(event.name);
  const reason = status === "hold" ? "H_REVIEW" : "OK";
  return { kind: "payable", event, status, reason, ctitMs, steps: payout.steps };
}

function findEvent(name: string | null, events: readonly PayableEvent[]): PayableEvent | null {
  if (name === null || name.trim() === "") return events[0] ?? null;
  const wanted = name.trim().toLowerCase();
  return events.find((event) => event.name.toLowerCase() === wanted) ?? null;
}

function rejected(reason: ConversionReason, hint: string): ConversionDecision {
  return { kind: "rejected", reason, hint };
}

function unknownEvent(name: string | null, events: readonly PayableEvent[]): ConversionDecision {
  const known = events.map((event) => event.name).join(", ");
  return rejected(
    "X_EVENT_UNKNOWN",
    `event "${name ?? ""}" is not one of this campaign's: ${known}`,
  );
}

function unmappedStatus(word: string | null): ConversionDecision {
  return rejected(
    "X_STATUS_UNMAPPED",
    `status "${word ?? ""}" is not known; use approved, pending, hold, rejected, refunded or trash`,
  );
}

function wrongCurrency(given: string, wanted: string): ConversionDecision {
  return rejected(
    "X_CURRENCY",
    `currency "${given}" differs from the campaign's; send ${wanted} or leave it out`,
  );
}

function badAmount(amount: string): ConversionDecision {
  return rejected(
    "X_AMOUNT",
    `amount "${amount}" is not a plain decimal number; write 25 or 25.00, with at most six decimals`,
  );
}

function missingAmount(event: string): ConversionDecision {
  return rejected("X_AMOUNT", `event "${event}" pays a share of the amount; send amount=25.00`);
}

function tooLate(ctitMs: number, windowMs: number): ConversionDecision {
  const days = (ms: number) => (ms / 86_400_000).toFixed(1);
  return rejected(
    "X_TOO_LATE",
    `reported ${days(ctitMs)} days after the click; the campaign's window is ${days(windowMs)} days`,
  );
}
