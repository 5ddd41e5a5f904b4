import { checkIds, type CheckedId } from "./check-ids.ts";
import { checkRecords, type VerifySignature } from "./check-records.ts";
import { readIds } from "./read-ids.ts";
import { readRecords } from "./read-records.ts";
import type { ReceiptProblem } from "./receipt-problem.ts";

export type CheckedReceipts = {
  /** In their order. */
  readonly days: readonly string[];
  readonly lines: number;
  readonly problems: readonly ReceiptProblem[];
  readonly ids: readonly CheckedId[];
  /** Nothing is forged or torn, and every id has one outcome. That days or lines are left out alone is no harm. */
  readonly isGood: boolean;
};

/** Checks receipts files, one after the other in one text, against one's own ids, with public keys alone. */
export async function checkReceipts(
  receipts: string,
  ids: string,
  verify: VerifySignature,
): Promise<CheckedReceipts> {
  const records = readRecords(receipts);
  const problems = await checkRecords(records, verify);
  const lines = records.outcomes.map(({ outcome }) => outcome);
  const checked = checkIds(lines, readIds(ids));
  return {
    days: [...new Set(records.days.map(({ day }) => day.day))].toSorted(),
    lines: lines.length,
    problems,
    ids: checked,
    isGood: problems.every(isNote) && checked.every(({ verdict }) => verdict === "one"),
  };
}

/** A file may well be a part of the whole. */
export function isNote({ kind }: ReceiptProblem): boolean {
  return kind === "missing-lines" || kind === "missing-day";
}
