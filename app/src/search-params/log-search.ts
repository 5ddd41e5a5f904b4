import type { ConversionStatus, ReportVia, Rung } from "@cleverdrip/contract";
import { addDays, dayStartMs, isDay } from "../format/zone.ts";
import { choiceParameter, given, textParameter } from "./text.ts";

export const CONVERSION_STATUSES: readonly ConversionStatus[] = [
  "pending",
  "approved",
  "hold",
  "rejected",
  "refunded",
  "trash",
];

export const VIAS: readonly ReportVia[] = [
  "postback",
  "pixel",
  "snippet",
  "manual",
  "upload",
  "api",
];

export const RUNGS: readonly Rung[] = ["click-id", "cookie", "coupon", "clickless", "fingerprint"];

type CommonSearch = {
  readonly campaignId?: string;
  readonly publisherId?: string;
  readonly linkId?: string;
  /** Days of the workspace, both included. */
  readonly from?: string;
  readonly to?: string;
  /** The row whose details are open. */
  readonly id?: string;
};

export type ClickSearch = CommonSearch & { readonly reason?: string };

export type ConversionSearch = CommonSearch & {
  readonly eventTypeId?: string;
  readonly status?: ConversionStatus;
  readonly reason?: string;
  readonly via?: ReportVia;
  readonly rung?: Rung;
  readonly txid?: string;
  readonly clickId?: string;
};

export function clickSearch(search: Record<string, unknown>): ClickSearch {
  return given({ ...commonSearch(search), reason: textParameter(search["reason"]) });
}

export function conversionSearch(search: Record<string, unknown>): ConversionSearch {
  return given({
    ...commonSearch(search),
    eventTypeId: textParameter(search["eventTypeId"]),
    status: choiceParameter(search["status"], CONVERSION_STATUSES),
    reason: textParameter(search["reason"]),
    via: choiceParameter(search["via"], VIAS),
    rung: choiceParameter(search["rung"], RUNGS),
    txid: textParameter(search["txid"]),
    clickId: textParameter(search["clickId"]),
  });
}

/** The days of a search as the instants that the api filters by: `to` becomes the start of the day after it. */
export function instantsOf({ from, to }: Pick<CommonSearch, "from" | "to">, timeZone: string) {
  return {
    from: from === undefined ? undefined : new Date(dayStartMs(timeZone, from)).toISOString(),
    to: to === undefined ? undefined : new Date(dayStartMs(timeZone, addDays(to, 1))).toISOString(),
  };
}

function commonSearch(search: Record<string, unknown>): CommonSearch {
  return given({
    campaignId: textParameter(search["campaignId"]),
    publisherId: textParameter(search["publisherId"]),
    linkId: textParameter(search["linkId"]),
    from: dayParameter(search["from"]),
    to: dayParameter(search["to"]),
    id: textParameter(search["id"]),
  });
}

export function dayParameter(value: unknown): string | undefined {
  return typeof value === "string" && isDay(value) ? value : undefined;
}
