import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { AuditEntry } from "./audit.ts";
import { findCampaign, insertCampaign, listCampaigns, updateCampaign } from "./campaigns.ts";
import { findDomain, insertDomain, listDomains, removeDomain } from "./domains.ts";
import { readLabels } from "./labels.ts";
import { findLink, findLinkParts, insertLink, listLinks, updateLink } from "./links.ts";
import {
  findPublisher,
  insertPublisher,
  listPublishers,
  listPublisherSlugs,
  setPublisherStatus,
  updatePublisher,
} from "./publishers.ts";

const PAGE = { limit: 10, beforeId: null };
const ALL = { ...PAGE, status: null, search: "" };
const LINKS = { ...ALL, campaignId: null, publisherId: null };
const times = { createdAtMs: 1, updatedAtMs: 1 };
const active = { ...times, version: 1, status: "active" as const };

const audit = (): AuditEntry => ({
  id: crypto.randomUUID(),
  atMs: 2,
  actorId: "ada",
  action: "test",
  entity: "campaign",
  entityId: "any",
  before: null,
  after: null,
});

/** A workspace with one of everything. */
async function furnished() {
  const workspaceId = crypto.randomUUID();
  const ids = {
    campaignId: `cmp_${workspaceId}`,
    publisherId: `pub_${workspaceId}`,
    linkId: `lnk_${workspaceId}`,
    domainId: `dom_${workspaceId}`,
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
    eventTypes: [],
  };
  const { version: _, ...person } = active;
  const publisher = {
    ...person,
    id: ids.publisherId,
    workspaceId,
    name: "Pub",
    email: "p@x.example",
  };
  const domain = { id: ids.domainId, workspaceId, hostname: `${workspaceId}.x`, createdAtMs: 1 };
  const { campaignId, publisherId, domainId, slug } = ids;
  const link = { ...active, id: ids.linkId, campaignId, publisherId, domainId, slug };
  await insertCampaign(env.CONTROL, workspaceId, campaign, audit());
  await insertPublisher(env.CONTROL, workspaceId, publisher, audit());
  await insertDomain(env.CONTROL, workspaceId, domain, audit());
  await insertLink(env.CONTROL, workspaceId, link, audit());
  return { workspaceId, ...ids };
}

async function everything({ workspaceId, campaignId, publisherId, linkId, domainId }: Ids) {
  return {
    campaign: await findCampaign(env.CONTROL, workspaceId, campaignId),
    publisher: await findPublisher(env.CONTROL, workspaceId, publisherId),
    link: await findLink(env.CONTROL, workspaceId, linkId),
    domain: await findDomain(env.CONTROL, workspaceId, domainId),
  };
}

type Ids = Awaited<ReturnType<typeof furnished>>;

test("another workspace finds nothing", async () => {
  const theirs = await furnished();
  const mine = { ...theirs, workspaceId: crypto.randomUUID() };
  expect(await everything(mine)).toEqual({
    campaign: null,
    publisher: null,
    link: null,
    domain: null,
  });
  expect(await findLinkParts(env.CONTROL, mine.workspaceId, theirs)).toEqual({
    hasCampaign: false,
    hasPublisher: false,
  });
  expect(await listPublisherSlugs(env.CONTROL, mine.workspaceId, theirs.publisherId)).toEqual([]);
});

test("another workspace lists nothing", async () => {
  const theirs = await furnished();
  const other = crypto.randomUUID();
  const pages = [
    await listCampaigns(env.CONTROL, other, ALL),
    await listPublishers(env.CONTROL, other, ALL),
    await listLinks(env.CONTROL, other, LINKS),
    await listDomains(env.CONTROL, other, PAGE),
  ];
  expect(pages).toEqual(pages.map(() => ({ rows: [], lastId: null })));
  for (const [entity, id] of [
    ["campaign", theirs.campaignId],
    ["publisher", theirs.publisherId],
    ["link", theirs.linkId],
  ] as const) {
    expect((await readLabels(env.CONTROL, other, entity, [id])).size).toBe(0);
  }
});

test("another workspace changes nothing", async () => {
  const theirs = await furnished();
  const before = await everything(theirs);
  const other = crypto.randomUUID();
  const { campaignId, publisherId, linkId, domainId } = theirs;
  await updateCampaign(env.CONTROL, other, campaignId, { name: "Mine" }, [], audit());
  await updatePublisher(env.CONTROL, other, publisherId, { name: "Mine" }, audit());
  await setPublisherStatus(env.CONTROL, other, publisherId, "paused", audit());
  await updateLink(env.CONTROL, other, linkId, { status: "paused" }, audit());
  await removeDomain(env.CONTROL, other, domainId, audit());
  expect(await everything(theirs)).toEqual(before);
});

test("the workspace itself finds, lists and names all of it", async () => {
  const mine = await furnished();
  const { workspaceId, campaignId, linkId } = mine;
  expect(await everything(mine)).toMatchObject({
    campaign: { id: campaignId, eventTypes: [] },
    link: { campaignName: "Sale", publisherName: "Pub", hostname: `${workspaceId}.x` },
    domain: { hostname: `${workspaceId}.x` },
  });
  const links = await listLinks(env.CONTROL, workspaceId, LINKS);
  expect(links.rows.map((row) => row.id)).toEqual([linkId]);
  expect(await readLabels(env.CONTROL, workspaceId, "link", [linkId])).toEqual(
    new Map([[linkId, mine.slug]]),
  );
});
