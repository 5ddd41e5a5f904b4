import type { ConversionStatus, FieldChange } from "@cleverdrip/core";
import type { ConversionRecord, HistoryLine } from "@cleverdrip/db";
import type { Changing } from "./changed-data.ts";
import type { Barrier, Moved } from "./hold-back.ts";
import type { ReportCase } from "./report-case.ts";

/** At least one line: what changed, then each status that was taken. */
export function historyLines(
  { opened }: ReportCase,
  stored: ConversionRecord,
  decision: Changing,
  { steps, waiting }: Moved,
  barrier: Barrier | null,
): readonly HistoryLine[] {
  const actor = opened.report.via;
  const line = (status: ConversionStatus, reason: string) => ({ status, reason, actor });
  const lines: HistoryLine[] = [];
  if (decision.kind === "overwrite" && decision.changes.length > 0) {
    lines.push(line(stored.status, decision.changes.map(changeWords).join("; ")));
  } else if (decision.kind === "add") {
    lines.push(line(stored.status, `added ${decision.added.amountMicros ?? "no amount"}`));
  }
  const isLast = (i: number) => i === steps.length - 1;
  for (const [i, status] of steps.entries()) {
    lines.push(line(status, isLast(i) && barrier !== null ? barrier.reason : "OK"));
  }
  if (steps.length === 0 && barrier !== null) lines.push(line(stored.status, barrier.reason));
  if (lines.length > 0) return lines;
  const words = waiting.length === 0 ? "reported as earlier" : `${waiting.join(", ")}: too early`;
  return [line(stored.status, words)];
}

function changeWords({ field, before, after }: FieldChange): string {
  return `${field} ${before ?? "none"} → ${after ?? "none"}`;
}
