import {
  conversionVerdict,
  type BulkVerdict,
  type ConversionVerdict,
  type ReceivedReport,
} from "@cleverdrip/contract";
import { firstEntityIdAt } from "@cleverdrip/core";
import { findReceived } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { openAll, rememberTerms, takeInTurn } from "./many-reports.ts";
import type { OpenReport } from "./open-report.ts";
import { takeReport } from "./take-report.ts";

/**
 * Takes reports, those of one transaction or click one after the other. A report that was taken before, in a call whose
 * answer was lost, says what it said then.
 */
export async function takeReports(
  reports: readonly ReceivedReport[],
  depsOf: () => FactsDeps,
): Promise<readonly BulkVerdict[]> {
  const terms = rememberTerms(depsOf());
  const opened = await openAll(reports);
  const verdicts: BulkVerdict[] = [];
  const fresh = new Set<string>();
  await takeInTurn(opened, async (own, index) => {
    const verdict = await takeOne(own, { ...depsOf(), ...terms });
    verdicts[index] = { ...verdict, effect: effectOf(verdict, own.report, fresh) };
  });
  return verdicts;
}

async function takeOne(opened: OpenReport, deps: FactsDeps): Promise<ConversionVerdict> {
  const { returnBody: _, ...verdict } = await takeReport(opened.report, deps);
  if (verdict.verdict !== "duplicate") return verdict;
  const first = await findReceivedBefore(opened, deps);
  return first === null ? verdict : { ...verdict, ...first };
}

/** The received log keeps what a report led to when it came first; it is written with the conversion. */
async function findReceivedBefore(
  { id, report }: OpenReport,
  deps: FactsDeps,
): Promise<Pick<ConversionVerdict, "verdict" | "reason" | "hint"> | null> {
  const workspace = await deps.settingsOf(report.workspaceId ?? "");
  if (workspace === null) return null;
  const row = await findReceived(deps.eventsOf(workspace.eventsShard), workspace.id, id);
  if (row === null || row.verdict === "duplicate") return null;
  const { reason, hint } = row;
  return { verdict: conversionVerdict.shape.verdict.parse(row.verdict), reason, hint };
}

/**
 * A conversion's id tells when its first report came: it is new where that was this one. `fresh` gathers the ids that are, so
 * that each is counted once.
 */
export function effectOf(
  { verdict, conversionId }: ConversionVerdict,
  report: ReceivedReport,
  fresh: Set<string>,
): BulkVerdict["effect"] {
  if ((verdict !== "recorded" && verdict !== "held") || conversionId === null) return "none";
  const isOfNow = timeOf(conversionId) === timeOf(firstEntityIdAt("cnv", report.receivedAtMs));
  if (!isOfNow || fresh.has(conversionId)) return "changed";
  fresh.add(conversionId);
  return "new";
}

/** Prefix and 40 bits of time. */
function timeOf(id: string): string {
  return id.slice(0, 12);
}
