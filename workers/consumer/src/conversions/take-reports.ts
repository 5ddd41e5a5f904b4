import {
  conversionVerdict,
  type BulkVerdict,
  type ConversionVerdict,
  type ReceivedReport,
} from "@cleverdrip/contract";
import { firstEntityIdAt } from "@cleverdrip/core";
import { findReceived } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { openAll, rememberTerms } from "./many-reports.ts";
import type { OpenReport } from "./open-report.ts";
import { takeReport } from "./take-report.ts";

/** Reports that are under way at once: D1 answers them in turn, but each of them waits for R2 as well. */
const LANES = 5;

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
  const waiting = groupsOf(opened);
  const lane = async () => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      for (const index of group) {
        const own = opened[index];
        if (own === undefined) continue;
        const verdict = await takeOne(own, { ...depsOf(), ...terms });
        verdicts[index] = { ...verdict, effect: effectOf(verdict, own, fresh) };
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return verdicts;
}

/** Places of the reports that may speak of the same result. */
function groupsOf(opened: readonly OpenReport[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [index, { report, said, id }] of opened.entries()) {
    const key = said.txid === null ? (report.click?.clickId ?? id) : `t:${said.txid}`;
    const group = groups.get(key) ?? [];
    group.push(index);
    groups.set(key, group);
  }
  return [...groups.values()];
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

/** A conversion's id tells when its first report came: it is new where that was this one. */
function effectOf(
  { verdict, conversionId }: ConversionVerdict,
  { report }: OpenReport,
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
