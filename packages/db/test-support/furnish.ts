import type { AuditEntry } from "../src/control/audit.ts";
import { insertCampaign } from "../src/control/campaigns.ts";
import { insertDomain } from "../src/control/domains.ts";
import { insertLink } from "../src/control/links.ts";
import { insertPublisher } from "../src/control/publishers.ts";
import { insertSmartLink } from "../src/control/smart-links.ts";

const times = { createdAtMs: 1, updatedAtMs: 1 };
const active = { ...times, version: 1, status: "active" as const };

/** An audit row where the test is not about it. */
export const anyAudit = (fields: Partial<AuditEntry> = {}): AuditEntry => ({
  // Sorts before every id that carries a time.
  id: `a${crypto.randomUUID()}`,
  atMs: 2,
  actorId: "ada",
  action: "test",
  entity: "campaign",
  entityId: "any",
  before: null,
  after: null,
  ...fields,
});

/** A workspace with one of everything: the link is called 1/2 elsewhere and is the smart link's only member. */
export async function furnishWorkspace(db: D1Database) {
  const workspaceId = crypto.randomUUID();
  const ids = {
    campaignId: `cmp_${workspaceId}`,
    publisherId: `pub_${workspaceId}`,
    linkId: `lnk_${workspaceId}`,
    domainId: `dom_${workspaceId}`,
    smartLinkId: `sml_${workspaceId}`,
    slug: workspaceId,
  };
  const campaign = {
    ...active,
    id: ids.campaignId,
    workspaceId,
    name: "Sale",
    destinationUrl: "https://shop.example",
    fallbackUrl: null,
    currency: "USD",
    attributionWindowMs: 1,
    delivery: { uniqueWindowDays: 7 },
    conversionPolicy: {},
    eventTypes: [],
  };
  const { version: _, ...person } = active;
  const publisher = {
    ...person,
    id: ids.publisherId,
    workspaceId,
    name: "Pub",
    email: "p@x.example",
    tier: "",
  };
  const domain = { id: ids.domainId, workspaceId, hostname: `${workspaceId}.x`, createdAtMs: 1 };
  const { campaignId, publisherId, domainId, linkId, slug } = ids;
  const place = { publisherId, domainId };
  const link = { ...active, ...place, id: linkId, campaignId, slug, aliases: ["1/2"] };
  const smart = { ...active, ...place, id: ids.smartLinkId, name: "Best", slug: `best-${slug}` };
  await insertCampaign(db, workspaceId, campaign, anyAudit());
  await insertPublisher(db, workspaceId, publisher, anyAudit());
  await insertDomain(db, workspaceId, domain, anyAudit());
  await insertLink(db, workspaceId, link, anyAudit());
  const members = [{ linkId, weight: 1 }];
  await insertSmartLink(db, workspaceId, { ...smart, members }, anyAudit());
  return { workspaceId, ...ids };
}
