import type { ReceivedRow, ReportVia } from "@cleverdrip/contract";
import { dayParameter, VIAS } from "./log-search.ts";
import { choiceParameter, given, textParameter } from "./text.ts";

export const VERDICTS: readonly ReceivedRow["verdict"][] = [
  "recorded",
  "duplicate",
  "conflict",
  "held",
  "rejected",
  "accepted",
  "ignored",
];

export type ReceivedSearch = {
  readonly verdict?: ReceivedRow["verdict"];
  readonly reason?: string;
  readonly via?: ReportVia;
  readonly campaignId?: string;
  readonly conversionId?: string;
  readonly clickId?: string;
  readonly txid?: string;
  /** Days of the workspace, both included. */
  readonly from?: string;
  readonly to?: string;
  /** The report whose details are open. */
  readonly id?: string;
};

export function receivedSearch(search: Record<string, unknown>): ReceivedSearch {
  return given({
    verdict: choiceParameter(search["verdict"], VERDICTS),
    reason: textParameter(search["reason"]),
    via: choiceParameter(search["via"], VIAS),
    campaignId: textParameter(search["campaignId"]),
    conversionId: textParameter(search["conversionId"]),
    clickId: textParameter(search["clickId"]),
    txid: textParameter(search["txid"]),
    from: dayParameter(search["from"]),
    to: dayParameter(search["to"]),
    id: textParameter(search["id"]),
  });
}
