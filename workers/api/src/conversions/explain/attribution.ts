import type { ConversionExplanation, ConversionRow } from "@cleverdrip/contract";
import { attribute, findCoupon, type ConversionPolicy, type Touch } from "@cleverdrip/core";
import type { ConversionRecord } from "@cleverdrip/db";

type Explained = ConversionExplanation["attribution"];

/** Attributes the conversion again by the rules of today, from what its row says of it. */
export function explainAttribution(
  record: ConversionRecord,
  rung: ConversionRow["rung"],
  policy: ConversionPolicy,
): Explained {
  const { atMs, publisherId } = record;
  const code = findCoupon(record.coupon ?? "", policy.coupons, atMs);
  const again = attribute(
    policy.attribution,
    {
      atMs,
      namedClick: namedClick(record),
      visitorId: null,
      fingerprint: null,
      couponPublisherId: code?.publisherId ?? null,
      statedPublisherId: rung === "clickless" ? publisherId : null,
    },
    [],
  );
  const winner = again.kind === "attributed" ? again : null;
  return {
    rung,
    sentence: sentenceOf(record, rung),
    candidates: again.considered.map(({ touchId, window, ...touch }) => ({
      ...touch,
      clickId: touchId,
      window: window === null ? null : { ...window },
    })),
    agrees: winner?.rung === rung && winner.shares[0]?.publisherId === publisherId,
  };
}

function namedClick({ clickId, clickAtMs, publisherId }: ConversionRecord): Touch | null {
  if (clickId === "") return null;
  const unknown = { visitorId: null, fingerprint: null };
  return { id: clickId, kind: "click", atMs: clickAtMs, publisherId, ...unknown };
}

function sentenceOf({ coupon }: ConversionRecord, rung: ConversionRow["rung"]): string {
  switch (rung) {
    case "click-id":
      return "The report brought the id of the click.";
    case "cookie":
      return "The browser that converted had the click's cookie.";
    case "coupon":
      return `The coupon ${coupon ?? ""} stands for this publisher.`;
    case "clickless":
      return "The advertiser named the publisher; there was no click.";
    case "fingerprint":
      return "Address and device look like those of the click: a guess, not a proof.";
  }
}
