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

/** A publisher's page: which entries of the ledger, and by which terms statements are made, if not by its own. */
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

/** What is left out is the publisher's own. */
export type AskedTerms = {
  readonly terms?: StatementRow["terms"];
  readonly thresholdMicros?: number;
};

/** A threshold that is not an amount is not given. */
export function askedTerms({ terms, threshold = "" }: LedgerSearch): AskedTerms {
  return given({ terms, thresholdMicros: parseMoney(threshold) ?? undefined });
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
