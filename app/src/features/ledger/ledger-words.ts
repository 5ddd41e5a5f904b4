import type { LedgerEntryRow } from "@cleverdrip/contract";

const KINDS: Readonly<Record<LedgerEntryRow["kind"], string>> = {
  earn: "Earned",
  reverse: "Reversed",
  adjust: "Adjusted",
  payment: "Paid",
};

export function ledgerKindLabel(kind: LedgerEntryRow["kind"]): string {
  return KINDS[kind];
}
