import type { ConversionVerdict } from "@cleverdrip/contract";
import { addressPrefix, type ReportProof } from "@cleverdrip/core";
import type { NewReceived } from "@cleverdrip/db";
import type { OpenReport } from "./open-report.ts";

/** A report as the received log keeps it: without its secrets and without the address. */
export function receivedRow(
  { id, report, said, shown }: OpenReport,
  proof: ReportProof | "refused" | "unchecked",
  campaignId: string | null,
  { verdict, reason, hint, conversionId }: ConversionVerdict,
): NewReceived {
  const { click } = report;
  return {
    id,
    atMs: report.receivedAtMs,
    via: report.via,
    verdict,
    reason,
    hint,
    clickId: click?.clickId ?? null,
    clickAtMs: click?.atMs ?? null,
    linkNumber: click?.linkNumber ?? null,
    visitorId: report.visitorId ?? null,
    clickProblem: report.clickProblem,
    proof,
    campaignId,
    conversionId,
    txid: said.txid,
    event: said.event,
    parameters: JSON.stringify(shown),
    ipPrefix: addressPrefix(report.ip),
    site: report.site ?? null,
  };
}
