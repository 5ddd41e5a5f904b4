import type { ClickRow } from "@cleverdrip/contract";
import type { StoredClick } from "@cleverdrip/db";

export function toClick(row: StoredClick): ClickRow {
  return {
    id: row.id,
    atMs: row.atMs,
    campaignId: row.campaignId,
    publisherId: row.publisherId,
    linkId: row.linkId,
    visitorId: row.visitorId,
    isUnique: row.isUnique === 1,
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
    snapshotVersion: row.snapshotVersion,
  };
}
