import { receivedReport, type ReceivedReport } from "@cleverdrip/contract";
import type { ReportProof } from "@cleverdrip/core";
import type { ReceivedRecord } from "@cleverdrip/db";

/** A report as the received log has it: without its secrets, address and host. */
export function keptReport(row: ReceivedRecord): ReceivedReport {
  const { clickId, clickAtMs, linkNumber } = row;
  const click =
    clickId === null || clickAtMs === null || linkNumber === null
      ? null
      : { clickId, atMs: clickAtMs, linkNumber };
  return receivedReport.parse({
    v: 2,
    kind: "report",
    receivedAtMs: row.atMs,
    via: row.via,
    workspaceId: row.workspaceId,
    parameters: JSON.parse(row.parameters),
    query: null,
    ip: "",
    host: "",
    ...(row.visitorId === null ? {} : { visitorId: row.visitorId }),
    ...(row.site === null ? {} : { site: row.site }),
    click,
    // It was sent away for its number alone: by itself it can be judged.
    clickProblem: row.clickProblem === "too-often" ? null : row.clickProblem,
  });
}

/** null: to be proven by what is left of it, which fails where the campaign asks for a secret. */
export function keptProof({ proof }: ReceivedRecord): ReportProof | null {
  return proof === "proven" || proof === "open" || proof === "weak" ? proof : null;
}
