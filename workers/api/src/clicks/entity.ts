import type { ClickRow } from "@cleverdrip/contract";
import type { StoredClick } from "@cleverdrip/db";

/** Bits of a stored click, as the consumer writes them. */
export const FLAGS = { isReturning: 1, isKnown: 2, isRemembered: 4, isCut: 8 } as const;

export function toClick(row: StoredClick): ClickRow {
  return {
    id: row.id,
    atMs: row.atMs,
    campaignId: row.campaignId,
    publisherId: row.publisherId,
    linkId: row.linkId,
    visitorId: row.visitorId,
    isUnique: row.isUnique === 1,
    isNewVisitor: row.isNewVisitor === 1,
    reason: row.reason,
    country: row.country,
    region: row.region,
    city: row.city,
    device: row.device,
    os: row.os,
    browser: row.browser,
    language: row.language,
    referrerDomain: row.referrerDomain,
    asn: row.asn,
    asOrganization: row.asOrganization,
    ipPrefix: row.ipPrefix,
    userAgent: row.userAgent,
    // The consumer writes this column, from the contract's record of texts.
    subs: JSON.parse(row.subs) as Record<string, string>,
    source: row.source,
    externalId: row.externalId,
    coupon: row.coupon,
    cost: row.cost,
    adIds: { ...row.adIds },
    query: row.query,
    isCut: (row.flags & FLAGS.isCut) !== 0,
    routeId: row.routeId,
    variantId: row.variantId,
    landingId: row.landingId,
    snapshotVersion: row.snapshotVersion,
  };
}
