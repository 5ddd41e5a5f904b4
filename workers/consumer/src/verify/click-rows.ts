import type { Counts, VerifiedRow } from "@cleverdrip/core";
import type { ClickFact } from "@cleverdrip/db";
import type { ClickLine } from "../log/click-line.ts";
import { hourBucket } from "./checked.ts";

/** A click with what is counted of it. */
export type CheckedClick = Pick<
  ClickFact,
  | "id"
  | "atMs"
  | "campaignId"
  | "publisherId"
  | "linkId"
  | "visitorId"
  | "reason"
  | "country"
  | "ipHash"
  | "payoutMicros"
> & {
  readonly isUnique: boolean | number;
  readonly isNewVisitor: boolean | number;
  /** Not there in lines of before they were kept. */
  readonly traits?: string;
};

export function clickRow(click: CheckedClick): VerifiedRow {
  const { id, atMs, payoutMicros, visitorId, reason, country, ipHash } = click;
  const bucket = hourBucket(atMs, click);
  return {
    id,
    bucket,
    amounts: { payoutMicros },
    fields: {
      atMs,
      visitorId,
      reason,
      country,
      isUnique: Number(click.isUnique),
      isNewVisitor: Number(click.isNewVisitor),
      traits: click.traits ?? "",
    },
    twin: [bucket, atMs, visitorId, ipHash].join(" "),
  };
}

/** What a click adds to its bucket: payable ones to the clicks, every one to the gross. */
export function clickCounts(click: CheckedClick): Partial<Counts> {
  const payable = click.reason === "OK" ? 1 : 0;
  return {
    grossClicks: 1,
    clicks: payable,
    uniqueClicks: payable * Number(click.isUnique),
    newVisitors: payable * Number(click.isNewVisitor),
    payoutMicros: click.payoutMicros,
  };
}

/** Impressions and click-throughs have no row: they are counted only. */
export function otherCounts({ kind, reason }: ClickLine): Partial<Counts> {
  const payable = reason === "OK" ? 1 : 0;
  return kind === "impression" ? { impressions: payable } : { clickThroughs: payable };
}
