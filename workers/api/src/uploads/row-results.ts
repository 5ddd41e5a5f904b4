import type { BulkVerdict } from "@cleverdrip/contract";
import type { RowEffect, RowResult } from "@cleverdrip/core";
import type { RowReport } from "./row-reports.ts";

/** What became of each row: the verdicts are those of the rows that were reports, in their order. */
export function resultsOf(
  rows: readonly RowReport[],
  verdicts: readonly BulkVerdict[],
): readonly RowResult[] {
  const open = verdicts.values();
  return rows.map((row) => {
    if (row.kind === "refused") return row.result;
    const { value } = open.next();
    if (value === undefined) throw new Error(`line ${row.line} got no verdict`);
    return resultOf(row.line, value);
  });
}

function resultOf(line: number, verdict: BulkVerdict): RowResult {
  const { reason, hint, conversionId, overCap } = verdict;
  return {
    line,
    effect: effectOf(verdict),
    reason,
    hint,
    conversionId,
    money: moneyOf(verdict),
    ...(overCap === undefined ? {} : { overCap: overCap.reason }),
  };
}

function effectOf({ verdict, effect }: BulkVerdict): RowEffect {
  switch (verdict) {
    case "recorded":
      return effect === "changed" ? "changed" : "recorded";
    case "held":
      return effect === "changed" ? "changed" : "held";
    case "duplicate":
    case "conflict":
    case "ignored":
      return verdict;
    case "rejected":
      return "refused";
    case "accepted":
      throw new Error("uploads are judged at once, never queued");
  }
}

/** Only of new results: what was there before is in the sums already. */
function moneyOf({ effect, status, currency, payoutMicros, revenueMicros }: BulkVerdict) {
  if (effect !== "new" || status === null || currency === null) return null;
  return {
    currency,
    status,
    payoutMicros: payoutMicros ?? 0,
    revenueMicros: revenueMicros ?? 0,
  };
}
