import type { ReportVerdict } from "@cleverdrip/contract";
import { findReceived } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { keptProof, keptReport } from "./kept-report.ts";
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
  return takeReport(keptReport(row), deps, { id: row.id, proof: keptProof(row) });
}
