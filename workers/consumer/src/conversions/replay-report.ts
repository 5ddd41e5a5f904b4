import type { ReceivedReport, ReportVerdict } from "@cleverdrip/contract";
import { receivedReport } from "@cleverdrip/contract";
import type { ReportProof } from "@cleverdrip/core";
import { findReceived, type ReceivedRecord } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { takeReport } from "./take-report.ts";

/**
 * Judges a report of the received log by the terms of now: after an event or a status word was mapped, for instance. What
 * failed to prove itself does so again, because its secrets were not kept.
 */
export async function replayReport(
  workspaceId: string,
  id: string,
  deps: FactsDeps,
): Promise<ReportVerdict | null> {
  const workspace = await deps.settingsOf(workspaceId);
  if (workspace === null) return null;
  const row = await findReceived(deps.eventsOf(workspace.eventsShard), workspaceId, id);
  if (row === null) return null;
  return takeReport(asReport(row), deps, { id: row.id, proof: proofOf(row) });
}

function asReport(row: ReceivedRecord): ReceivedReport {
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
    click,
    clickProblem: row.clickProblem,
  });
}

/** null: to be proven by what is left of it, which fails where the campaign asks for a secret. */
function proofOf({ proof }: ReceivedRecord): ReportProof | null {
  return proof === "proven" || proof === "open" || proof === "weak" ? proof : null;
}
