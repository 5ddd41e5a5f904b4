import type { LedgerEntryRow, StatementRow } from "@cleverdrip/contract";
import { parseMoney } from "../format/money.ts";
import { dayParameter } from "./log-search.ts";
import { choiceParameter, given, textParameter } from "./text.ts";

export const LEDGER_KINDS: readonly LedgerEntryRow["kind"][] = [
  "earn",
  "reverse",
  "adjust",
  "payment",
];

export const PAYMENT_TERMS: readonly StatementRow["terms"][] = [
  "weekly",
  "biweekly",
  "monthly",
  "net7",
  "net15",
  "net30",
  "net45",
  "net60",
];

/** A publisher's page: which entries of the ledger, and by which terms statements are made. */
export type LedgerSearch = {
  readonly kind?: LedgerEntryRow["kind"];
  readonly currency?: string;
  /** Days of the workspace, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly terms?: StatementRow["terms"];
  /** As it was typed: an amount of whatever currency. */
  readonly threshold?: string;
};

/** What the terms of a search are where it names none. */
export const USUAL_TERMS: StatementRow["terms"] = "monthly";

/** A threshold that is not an amount is none. */
export function termsOf({ terms = USUAL_TERMS, threshold = "" }: LedgerSearch) {
  return { terms, thresholdMicros: parseMoney(threshold) ?? 0 };
}

export function ledgerSearch(search: Record<string, unknown>): LedgerSearch {
  return given({
    kind: choiceParameter(search["kind"], LEDGER_KINDS),
    currency: textParameter(search["currency"]),
    from: dayParameter(search["from"]),
    to: dayParameter(search["to"]),
    terms: choiceParameter(search["terms"], PAYMENT_TERMS),
    threshold: textParameter(search["threshold"]),
  });
}
