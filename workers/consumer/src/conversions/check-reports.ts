import type { BulkVerdict, ReceivedReport } from "@cleverdrip/contract";
import { findKeyed, type ConversionRecord, type ConversionState } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { capsNow, type CapsNow } from "./caps-now.ts";
import { judgeOpened, type OpenedJudgement } from "./judge-opened.ts";
import { openAll, rememberTerms } from "./many-reports.ts";
import { planReport } from "./plan-report.ts";
import type { ReportCase } from "./report-case.ts";
import { knownVerdict, rejectedVerdict, writtenVerdict } from "./verdicts.ts";

/**
 * What would become of reports if they were taken now, one after the other; nothing is written. Volume is that of
 * what is stored, not of the reports before it; what meets a cap as of now is judged without it, and says so.
 */
export async function checkReports(
  reports: readonly ReceivedReport[],
  deps: FactsDeps,
): Promise<readonly BulkVerdict[]> {
  const own = { ...deps, ...rememberTerms(deps) };
  const judged: OpenedJudgement[] = [];
  for (const opened of await openAll(reports)) judged.push(await judgeOpened(opened, null, own));
  return checkJudged(judged, own);
}

export async function checkJudged(
  judged: readonly OpenedJudgement[],
  own: FactsDeps,
): Promise<readonly BulkVerdict[]> {
  const cases = judged.flatMap((one) => (one.kind === "usable" ? [one.own] : []));
  const rows = await storedRows(cases, own);
  const caps = capsNow(own);
  const verdicts: BulkVerdict[] = [];
  for (const one of judged) {
    verdicts.push(
      one.kind === "ended"
        ? { ...one.verdict, effect: "none" }
        : await checkCase(one.own, rows, caps, own),
    );
  }
  return verdicts;
}

/** Conversions by id, of every report in one look. */
async function storedRows(
  cases: readonly ReportCase[],
  deps: FactsDeps,
): Promise<Map<string, ConversionRecord>> {
  const workspace = cases[0]?.campaign.workspace;
  if (workspace === undefined) return new Map();
  // Whoever is signed in has one workspace: judgeOpened refuses reports of any other.
  const stored = await findKeyed(deps.eventsOf(workspace.eventsShard), workspace.id, {
    keys: cases.flatMap((own) => keysOf(own).map((key) => [own.judged.event.id, key] as const)),
    clickIds: cases.flatMap(({ incoming }) =>
      incoming.clickId === null ? [] : [incoming.clickId],
    ),
  });
  return new Map(stored.map((row) => [row.id, row]));
}

async function checkCase(
  own: ReportCase,
  rows: Map<string, ConversionRecord>,
  caps: CapsNow,
  deps: FactsDeps,
): Promise<BulkVerdict> {
  const mine = [...rows.values()].filter((row) => isOf(row, own));
  const plan = await planReport(own, mine, null, deps);
  if (plan.kind === "refused") {
    return { ...rejectedVerdict(plan.reason, plan.hint), effect: "none" };
  }
  if (plan.kind === "known") return { ...knownVerdict(plan.stored, plan.told), effect: "none" };
  const { after, before } = plan.write;
  rows.set(after.id, asRecord(after, own));
  if (plan.told !== null) return { ...knownVerdict(after, plan.told), effect: "none" };
  const overCap = await caps(own, after, plan.write.caps);
  const verdict = {
    ...writtenVerdict(after, plan.hint),
    ...(overCap === undefined ? {} : { overCap }),
  };
  if (before !== null) return { ...verdict, effect: "changed" };
  return { ...verdict, conversionId: null, effect: "new" };
}

function keysOf({ dedupeKey, opened }: ReportCase): readonly string[] {
  return [dedupeKey, `r:${opened.id}`];
}

function isOf(row: ConversionRecord, own: ReportCase): boolean {
  const { clickId } = own.incoming;
  if (row.eventTypeId !== own.judged.event.id) return false;
  return keysOf(own).includes(row.dedupeKey) || (clickId !== null && row.clickId === clickId);
}

/** As it would be read again; of its click nothing is known yet. */
function asRecord(state: ConversionState, { campaign }: ReportCase): ConversionRecord {
  const facets = { country: null, device: null, os: null, browser: null, referrer: null };
  return { ...state, ...facets, sub1: null, workspaceId: campaign.workspace.id };
}
