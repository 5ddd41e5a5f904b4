import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { anyAudit as audit, furnishWorkspace } from "../../test-support/furnish.ts";
import { findCampaign, listCampaigns, updateCampaign } from "./campaigns.ts";
import { findCampaignVersion } from "./campaign-versions.ts";
import { findDomain, listDomains, removeDomain } from "./domains.ts";
import { readLabels } from "./labels.ts";
import { readLinkParents } from "./link-parents.ts";
import { findLink, findLinkParts, listLinks, updateLink } from "./links.ts";
import {
  findPublisher,
  listPublishers,
  listPublisherSlugs,
  setPublisherStatus,
  updatePublisher,
} from "./publishers.ts";
import { findSmartLink, listSmartLinks, updateSmartLink } from "./smart-links.ts";

const PAGE = { limit: 10, beforeId: null };
const ALL = { ...PAGE, status: null, search: "" };
const PUBLISHERS = { ...ALL, tier: null };
const LINKS = { ...ALL, campaignId: null, publisherId: null };
async function everything({ workspaceId, ...ids }: Ids) {
  return {
    campaign: await findCampaign(env.CONTROL, workspaceId, ids.campaignId),
    version: await findCampaignVersion(env.CONTROL, workspaceId, ids.campaignId, 1),
    publisher: await findPublisher(env.CONTROL, workspaceId, ids.publisherId),
    link: await findLink(env.CONTROL, workspaceId, ids.linkId),
    domain: await findDomain(env.CONTROL, workspaceId, ids.domainId),
    smartLink: await findSmartLink(env.CONTROL, workspaceId, ids.smartLinkId),
  };
}

type Ids = Awaited<ReturnType<typeof furnishWorkspace>>;

test("another workspace finds nothing", async () => {
  const theirs = await furnishWorkspace(env.CONTROL);
  const mine = { ...theirs, workspaceId: crypto.randomUUID() };
  expect(new Set(Object.values(await everything(mine)))).toEqual(new Set([null]));
  expect(await findLinkParts(env.CONTROL, mine.workspaceId, theirs)).toEqual({
    hasCampaign: false,
    hasPublisher: false,
  });
  expect(await listPublisherSlugs(env.CONTROL, mine.workspaceId, theirs.publisherId)).toEqual([]);
  expect(await readLinkParents(env.CONTROL, mine.workspaceId, [theirs.linkId])).toEqual(new Map());
});

test("another workspace lists nothing", async () => {
  const theirs = await furnishWorkspace(env.CONTROL);
  const other = crypto.randomUUID();
  const pages = [
    await listCampaigns(env.CONTROL, other, ALL),
    await listPublishers(env.CONTROL, other, PUBLISHERS),
    await listLinks(env.CONTROL, other, LINKS),
    await listDomains(env.CONTROL, other, PAGE),
    await listSmartLinks(env.CONTROL, other, LINKS),
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
  const theirs = await furnishWorkspace(env.CONTROL);
  const before = await everything(theirs);
  const other = crypto.randomUUID();
  const { campaignId, publisherId, linkId, domainId, smartLinkId } = theirs;
  await updateCampaign(env.CONTROL, other, campaignId, { name: "Mine" }, [], audit());
  await updatePublisher(env.CONTROL, other, publisherId, { name: "Mine" }, audit());
  await setPublisherStatus(env.CONTROL, other, publisherId, "paused", audit());
  await updateLink(env.CONTROL, other, linkId, { status: "paused", aliases: ["9/9"] }, audit());
  const members = [{ linkId, weight: 9 }];
  await updateSmartLink(env.CONTROL, other, smartLinkId, { name: "Mine", members }, audit());
  await removeDomain(env.CONTROL, other, domainId, audit());
  expect(await everything(theirs)).toEqual(before);
});

test("the workspace itself finds, lists and names all of it", async () => {
  const mine = await furnishWorkspace(env.CONTROL);
  const { workspaceId, campaignId, publisherId, linkId, slug } = mine;
  const place = { publisherName: "Pub", hostname: `${workspaceId}.x` };
  expect(await everything(mine)).toMatchObject({
    campaign: { id: campaignId, eventTypes: [], delivery: { uniqueWindowDays: 7 } },
    version: { version: 1, name: "Sale", delivery: { uniqueWindowDays: 7 } },
    link: { ...place, campaignName: "Sale", aliases: ["1/2"] },
    domain: { hostname: `${workspaceId}.x` },
    smartLink: {
      ...place,
      members: [{ linkId, slug, campaignId, campaignName: "Sale", weight: 1 }],
    },
  });
  expect(await listPublisherSlugs(env.CONTROL, workspaceId, publisherId)).toEqual([
    slug,
    `best-${slug}`,
  ]);
  expect(await readLinkParents(env.CONTROL, workspaceId, [linkId, "none"])).toEqual(
    new Map([[linkId, { campaignId, publisherId }]]),
  );
  const links = await listLinks(env.CONTROL, workspaceId, LINKS);
  expect(links.rows.map((row) => row.id)).toEqual([linkId]);
  expect(await readLabels(env.CONTROL, workspaceId, "link", [linkId])).toEqual(
    new Map([[linkId, mine.slug]]),
  );
});
