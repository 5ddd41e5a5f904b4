import type { ReceivedReport, ReportVerdict } from "@cleverdrip/contract";
import type { UnusableReport } from "@cleverdrip/core";
import { within } from "@cleverdrip/edge-config";
import type { TrackerDeps } from "../deps.ts";
import type { ReportOutcome } from "./receive-report.ts";

/**
 * Callers wait 15 to 30 s for an answer. A ledger that needs longer than this counts as down; should it have taken the
 * report all the same, the queued one has the same id and is not counted again.
 */
const MAX_WAIT_MS = 10_000;

/** Gives a report to the ledger, else to the queue. */
export async function settleReport(
  report: ReceivedReport,
  returnBody: string | null,
  deps: Pick<TrackerDeps, "takeReport" | "queueReport">,
): Promise<ReportOutcome> {
  const clickId = report.click?.clickId;
  try {
    return { kind: "judged", verdict: await within(MAX_WAIT_MS, deps.takeReport(report)) };
  } catch (error) {
    console.error({ event: "conversion.ledger-failed", clickId, error: String(error) });
  }
  try {
    await deps.queueReport(report);
    const hint =
      "the ledger is briefly out of reach; the report is stored and will be judged within minutes";
    return {
      kind: "queued",
      verdict: { ...NOTHING, verdict: "accepted", reason: "OK", hint, returnBody },
    };
  } catch (error) {
    console.error({ event: "conversion.refused", clickId, error: String(error) });
    return { kind: "unavailable" };
  }
}

/** The answer to what the ledger need not be asked about. */
export function refusedVerdict(
  { reason, hint }: UnusableReport,
  returnBody: string | null,
): ReportVerdict {
  return { ...NOTHING, verdict: "rejected", reason, hint, returnBody };
}

const NOTHING = {
  conversionId: null,
  status: null,
  payoutMicros: null,
  revenueMicros: null,
  currency: null,
};
