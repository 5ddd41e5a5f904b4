import type { ConversionVerdict, ReceivedReport, ReportVerdict } from "@cleverdrip/contract";
import { addressPrefix, judgeProof, judgeReport, type ReportProof } from "@cleverdrip/core";
import { keepReceived, type CampaignTerms } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { findTerms } from "./find-terms.ts";
import { openReport, type OpenReport } from "./open-report.ts";
import { receivedRow } from "./received-row.ts";
import { reportCase } from "./report-case.ts";
import { settleReport } from "./settle-report.ts";
import { ignoredVerdict, rejectedVerdict } from "./verdicts.ts";

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
  const found = await findTerms(opened, deps);
  if (found.kind === "refused") {
    return log(opened, "unchecked", null, rejectedVerdict(found.reason, found.hint), deps);
  }
  const { campaign } = found;
  const proof = proofOf(opened, known, campaign);
  if (proof.kind === "refused") {
    return log(opened, "refused", campaign, rejectedVerdict(proof.reason, proof.hint), deps);
  }
  const { click, receivedAtMs } = opened.report;
  const judged = judgeReport(
    opened.said,
    {
      receivedAtMs,
      click: click === null ? null : { ...click, publisherId: campaign.publisherId ?? "" },
      statedPublisherId: click === null ? campaign.publisherId : null,
    },
    campaign.terms,
  );
  if (judged.kind !== "judged") {
    const verdict =
      judged.kind === "ignored"
        ? ignoredVerdict(judged.hint)
        : rejectedVerdict(judged.reason, judged.hint);
    return log(opened, proof.proof, campaign, verdict, deps);
  }
  await appendReport(opened, campaign, deps);
  return settleReport(reportCase(opened, campaign, judged, proof.proof), deps);
}

function proofOf({ report, said }: OpenReport, known: ReportProof | null, campaign: CampaignTerms) {
  if (known !== null) return { kind: "accepted", proof: known } as const;
  const { via, query, ip } = report;
  return judgeProof(campaign.terms.policy.security, { via, token: said.token, query, ip });
}

/** Before anything is decided by what is stored: from here on the log can say all of it again. */
function appendReport(
  { id, report, shown }: OpenReport,
  { workspace }: CampaignTerms,
  deps: FactsDeps,
): Promise<void> {
  // Neither address nor secrets: the log is for ever.
  const { ip, query: _query, ...kept } = report;
  return deps.appendLog({
    workspaceId: workspace.id,
    kind: "conversions",
    name: id,
    atMs: report.receivedAtMs,
    lines: [{ ...kept, id, parameters: shown, ipPrefix: addressPrefix(ip) }],
  });
}

/** Keeps a report that ends here: with the campaign's workspace, else with that of whoever is signed in. */
async function log(
  opened: OpenReport,
  proof: ReportProof | "refused" | "unchecked",
  campaign: CampaignTerms | null,
  verdict: ConversionVerdict,
  deps: FactsDeps,
): Promise<ConversionVerdict> {
  const signedIn = opened.report.workspaceId ?? "";
  const workspace =
    campaign?.workspace ?? (signedIn === "" ? null : await deps.settingsOf(signedIn));
  const db = deps.eventsOf(workspace?.eventsShard ?? NOBODYS_SHARD);
  const row = receivedRow(opened, proof, campaign?.campaignId ?? null, verdict);
  await keepReceived(db, workspace?.id ?? NOBODY, row);
  console.log({ event: "conversion.rejected", workspaceId: workspace?.id, reason: verdict.reason });
  return verdict;
}
