import type { ReceivedReport } from "@cleverdrip/contract";
import { entityId, readReport, reportSecret, type ReportParameters } from "@cleverdrip/core";
import { digestOf } from "./digest.ts";

/** A report and what it says. */
export type OpenReport = {
  /** Of the received log: the same report has it again, however often it is given. */
  readonly id: string;
  readonly report: ReceivedReport;
  readonly said: ReportParameters;
  /** Names and values with its secrets hidden: what may be kept. */
  readonly shown: readonly (readonly [string, string])[];
};

export const HIDDEN = "(hidden)";

export async function openReport(report: ReceivedReport): Promise<OpenReport> {
  const { id = "", receivedAtMs, via, parameters, click, workspaceId = "", visitorId } = report;
  const shown = parameters.map(([name, value]): [string, string] => [
    name,
    reportSecret(name) ? HIDDEN : value,
  ]);
  const digest = await digestOf([
    id,
    String(receivedAtMs),
    via,
    workspaceId,
    click?.clickId ?? visitorId ?? "",
    JSON.stringify(shown),
  ]);
  return {
    id: entityId("rcv", receivedAtMs, digest),
    report,
    said: readReport(parameters),
    shown,
  };
}
