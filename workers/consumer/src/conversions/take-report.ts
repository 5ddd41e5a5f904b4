import type { ConversionVerdict, ReceivedReport, ReportVerdict } from "@cleverdrip/contract";
import { addressPrefix, CURRENT_RULES, type ReportProof } from "@cleverdrip/core";
import { keepReceived, type CampaignTerms } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { judgeOpened } from "./judge-opened.ts";
import { openReport, type OpenReport } from "./open-report.ts";
import { receivedRow } from "./received-row.ts";
import type { ReportCase } from "./report-case.ts";
import { settleReport } from "./settle-report.ts";

/** Where reports are kept of which nothing tells whose they are. */
const NOBODY = "";
const NOBODYS_SHARD = "EVENTS";

/** Of a report from the received log: its id there, and its proof, whose secrets are gone. */
export type Replayed = { readonly id: string; readonly proof: ReportProof | null };

/**
 * Judges a report and stores what it says once. The verdict is what the ledger holds when this returns; it throws when that
 * cannot be said, and the same report may then be given again.
 */
export async function takeReport(
  report: ReceivedReport,
  deps: FactsDeps,
  replayed: Replayed | null = null,
): Promise<ReportVerdict> {
  const opened = await openReport(report);
  const own = replayed === null ? opened : { ...opened, id: replayed.id };
  const verdict = await judge(own, replayed?.proof ?? null, deps);
  return { ...verdict, returnBody: opened.said.returnBody };
}

async function judge(
  opened: OpenReport,
  known: ReportProof | null,
  deps: FactsDeps,
): Promise<ConversionVerdict> {
  const judged = await judgeOpened(opened, known, deps);
  if (judged.kind === "ended") {
    return log(opened, judged.proof, judged.campaign, judged.verdict, deps);
  }
  await appendReport(opened, judged.own, deps);
  return settleReport(judged.own, deps);
}

/** Before anything is decided by what is stored: from here on the log can say all of it again. */
function appendReport(
  { id, report, shown }: OpenReport,
  { campaign, proof }: ReportCase,
  deps: FactsDeps,
): Promise<void> {
  // Neither address, browser nor secrets: the log is for ever.
  const { ip, query: _query, userAgent: _agent, ...kept } = report;
  return deps.appendLog({
    workspaceId: campaign.workspace.id,
    kind: "conversions",
    name: id,
    atMs: report.receivedAtMs,
    lines: [
      {
        ...kept,
        id,
        rules: CURRENT_RULES.version,
        parameters: shown,
        ipPrefix: addressPrefix(ip),
        proof,
      },
    ],
  });
}

/** Keeps a report that ends here: with the campaign's workspace, else with that of whoever is signed in, else the host's. */
async function log(
  opened: OpenReport,
  proof: ReportProof | "refused" | "unchecked",
  campaign: CampaignTerms | null,
  verdict: ConversionVerdict,
  deps: FactsDeps,
): Promise<ConversionVerdict> {
  const { host, workspaceId } = opened.report;
  const isStray = campaign === null && workspaceId === undefined;
  // What nothing proves to be anybody's must not fill the log.
  if (isStray && !deps.mayKeepStray()) return verdict;
  const workspace =
    campaign?.workspace ??
    (workspaceId === undefined
      ? await deps.settingsOfHost(host)
      : await deps.settingsOf(workspaceId));
  const db = deps.eventsOf(workspace?.eventsShard ?? NOBODYS_SHARD);
  const row = receivedRow(opened, proof, campaign?.campaignId ?? null, verdict);
  await keepReceived(db, workspace?.id ?? NOBODY, row);
  console.log({ event: "conversion.rejected", workspaceId: workspace?.id, reason: verdict.reason });
  return verdict;
}
