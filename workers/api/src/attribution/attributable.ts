import {
  findCoupon,
  readAttributionRecord,
  type AttributableConversion,
  type ConversionPolicy,
  type Touch,
} from "@cleverdrip/core";
import type { ApprovedConversion } from "@cleverdrip/db";

/** What a stored conversion was attributed by; for one of before that was kept, what its row says of it. */
export function attributableOf(
  record: ApprovedConversion,
  coupons: ConversionPolicy["coupons"],
): AttributableConversion {
  const { atMs, publisherId, visitorId, rung } = record;
  const kept = readAttributionRecord(record.attribution);
  if (kept !== null) return { ...kept.report, atMs };
  return {
    atMs,
    namedClick: namedClick(record),
    visitorId: visitorId === "" ? null : visitorId,
    fingerprints: [],
    couponPublisherId: findCoupon(record.coupon ?? "", coupons, atMs)?.publisherId ?? null,
    statedPublisherId: rung === "clickless" ? publisherId : null,
  };
}

function namedClick({ clickId, clickAtMs, publisherId }: ApprovedConversion): Touch | null {
  if (clickId === "") return null;
  const unknown = { visitorId: null, fingerprint: null };
  return { id: clickId, kind: "click", atMs: clickAtMs, publisherId, ...unknown };
}
