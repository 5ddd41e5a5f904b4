import type { MacroValues } from "@cleverdrip/core";
import type { StoredClick } from "@cleverdrip/db";
import type { ToldConversion } from "./told-change.ts";

type MacroClick = MacroValues["click"];

export type PostbackContext = {
  readonly campaignName: string;
  /** The workspace's. */
  readonly timezone: string;
};

/** What the macros of a postback stand for; without the click's row, what the conversion knows of its click. */
export function postbackValues(
  conversion: ToldConversion,
  click: StoredClick | null,
  { campaignName, timezone }: PostbackContext,
): MacroValues {
  const { atMs, reason, currency, payoutMicros, revenueMicros, amountMicros } = conversion;
  return {
    campaignName,
    timezone,
    click: click === null ? unknownClick(conversion) : macroClick(click, conversion),
    conversion: {
      atMs,
      event: conversion.eventName,
      status: conversion.status,
      reason,
      txid: conversion.txid ?? "",
      currency,
      payoutMicros,
      revenueMicros,
      amountMicros,
      fraudScore: null,
      signature: "",
    },
  };
}

/** The address itself is not stored, and of the referrer only its host. */
export function macroClick(
  click: StoredClick,
  { publisherId, currency }: Pick<ToldConversion, "publisherId" | "currency">,
): MacroClick {
  const { referrerDomain, isUnique } = click;
  return {
    ...pick(click),
    publisherId,
    currency,
    isKnown: isUnique === 0,
    isReturning: isUnique === 0,
    ip: "",
    referrer: referrerDomain === "" ? "" : `https://${referrerDomain}/`,
  };
}

function pick({
  id,
  atMs,
  campaignId,
  linkId,
  variantId,
  visitorId,
  country,
  region,
  city,
  asn,
  asOrganization,
  userAgent,
  language,
  query,
  reason,
}: StoredClick) {
  const place = { country, region, city, asn, asOrganization };
  const visitor = { visitorId, userAgent, language };
  return { id, atMs, campaignId, linkId, variantId, query, reason, ...place, ...visitor };
}

function unknownClick(conversion: ToldConversion): MacroClick {
  const { clickId, clickAtMs, campaignId, publisherId, linkId, currency, coupon } = conversion;
  return {
    id: clickId,
    atMs: clickAtMs,
    campaignId,
    publisherId,
    linkId,
    currency,
    // As if the link had carried it.
    query: coupon === null ? "" : `coupon=${encodeURIComponent(coupon)}`,
    variantId: "",
    visitorId: "",
    isKnown: false,
    isReturning: false,
    ip: "",
    country: "",
    region: "",
    city: "",
    asn: null,
    asOrganization: "",
    userAgent: "",
    language: "",
    referrer: "",
    reason: "",
  };
}
