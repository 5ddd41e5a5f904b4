import { pageOf, smartLink } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { auditedActions, auditOf } from "../../test-support/audit.ts";
import { makeDomain, makeLink, makePublisher, makeSmartLink } from "../../test-support/make.ts";
import { randomId, signedIn, type Member } from "../../test-support/member.ts";
import { snapshotOf } from "../../test-support/snapshot.ts";

/** Two links of one publisher, to two campaigns. */
async function twoLinks(member: Member) {
  const one = await makeLink(member);
  const other = await makeLink(member, { publisherId: one.publisherId });
  return [one, other] as const;
}

test("a new smart link is answered whole, reads back the same and is at the edge", async () => {
  const member = await signedIn();
  const [one, other] = await twoLinks(member);
  const members = [
    { linkId: other.id, weight: 3 },
    { linkId: one.id, weight: 1 },
  ];
  const { publisherId } = one;
  const created = smartLink.parse(await makeSmartLink(member, { publisherId, members }));
  expect(created).toMatchObject({
    name: "Best of",
    status: "active",
    publisherName: "Traffic Ltd",
    url: `http://localhost:8787/c/${created.slug}`,
    members: [
      { linkId: other.id, slug: other.slug, campaignId: other.campaignId, weight: 3 },
      { linkId: one.id, slug: one.slug, campaignName: "Spring sale", weight: 1 },
    ],
  });
  expect((await member.get(`/v1/smart-links/${created.id}`)).body).toEqual(created);
  expect(await snapshotOf("link", created.slug)).toEqual({
    version: 1,
    id: created.id,
    workspaceId: member.workspaceId,
    slug: created.slug,
    isPaused: false,
    members: [
      { slug: other.slug, weight: 3 },
      { slug: one.slug, weight: 1 },
    ],
  });
});

test("a change of name, domain and members reaches the edge and the audit", async () => {
  const member = await signedIn();
  const [one, other] = await twoLinks(member);
  const domain = await makeDomain(member);
  const { id, slug } = await makeSmartLink(member, {
    publisherId: one.publisherId,
    members: [{ linkId: one.id, weight: 1 }],
  });
  const members = [{ linkId: other.id, weight: 5 }];
  const patch = { name: "Renamed", domainId: domain.id, members };
  const changed = await member.patch(`/v1/smart-links/${id}`, patch);
  expect(changed.body).toMatchObject({
    name: "Renamed",
    url: `https://${domain.hostname}/${slug}`,
  });
  expect(await snapshotOf("link", slug)).toMatchObject({
    version: 2,
    members: [{ slug: other.slug, weight: 5 }],
  });
  expect((await auditOf(member.workspaceId)).at(-1)).toMatchObject({
    action: "smart-link.change",
    before: { name: "Best of", domainId: null, members: [{ linkId: one.id, weight: 1 }] },
    after: patch,
  });
  expect((await member.patch(`/v1/smart-links/${id}`, patch)).body).toEqual(changed.body);
});

test("pausing and resuming reach the edge and are audited once", async () => {
  const member = await signedIn();
  const { id, slug } = await makeSmartLink(member);
  const paused = await member.post(`/v1/smart-links/${id}/pause`);
  expect(paused.body.status).toBe("paused");
  expect(await snapshotOf("link", slug)).toMatchObject({ version: 2, isPaused: true });
  expect((await member.post(`/v1/smart-links/${id}/pause`)).body).toEqual(paused.body);
  expect((await member.post(`/v1/smart-links/${id}/resume`)).body.status).toBe("active");
  expect((await auditedActions(member.workspaceId)).slice(3)).toEqual([
    "smart-link.create",
    "smart-link.pause",
    "smart-link.resume",
  ]);
});

test("a paused publisher's smart links are paused at the edge", async () => {
  const member = await signedIn();
  const { publisherId, slug } = await makeSmartLink(member);
  await member.post(`/v1/publishers/${publisherId}/pause`);
  expect(await snapshotOf("link", slug)).toMatchObject({ version: 2, isPaused: true });
});

test("a slug is that of one link or smart link", async () => {
  const member = await signedIn();
  const slug = `both-${randomId().slice(0, 8)}`;
  const taken = await makeLink(member, { slug });
  const body = {
    name: "x",
    publisherId: taken.publisherId,
    members: [{ linkId: taken.id, weight: 1 }],
  };
  expect((await member.post("/v1/smart-links", { ...body, slug })).status).toBe(409);
  const smart = await makeSmartLink(member);
  const { campaignId, publisherId } = taken;
  const again = await member.post("/v1/links", { campaignId, publisherId, slug: smart.slug });
  expect(again.status).toBe(409);
  expect(again.body.errors[0].path).toBe("slug");
});

test("members are links of the same publisher and workspace, each once, and one gets visitors", async () => {
  const member = await signedIn();
  const [mine] = await twoLinks(member);
  const ofOther = await makeLink(member);
  const foreign = await makeLink(await signedIn());
  const { publisherId } = mine;
  const errorsOf = async (members: readonly object[]) => {
    const answer = await member.post("/v1/smart-links", { name: "x", publisherId, members });
    expect(answer.status).toBe(400);
    return answer.body.errors;
  };
  const at = (linkId: string, weight = 1) => ({ linkId, weight });
  expect(await errorsOf([at(mine.id), at(foreign.id), at(ofOther.id), at(mine.id)])).toEqual([
    { path: "members.1.linkId", message: "is not a link of this workspace" },
    { path: "members.2.linkId", message: "is a link of another publisher" },
    { path: "members.3.linkId", message: "is given twice" },
  ]);
  expect(await errorsOf([at(mine.id, 0)])).toEqual([
    { path: "members", message: "at least one needs a weight above 0" },
  ]);
  expect(await errorsOf([])).toMatchObject([{ path: "members" }]);
});

test("publisher and domain must be the workspace's own", async () => {
  const member = await signedIn();
  const { id: linkId, publisherId } = await makeLink(member);
  const stranger = await signedIn();
  const body = { name: "x", publisherId, members: [{ linkId, weight: 1 }] };
  for (const [path, id] of [
    ["publisherId", (await makePublisher(stranger)).id],
    ["domainId", (await makeDomain(stranger)).id],
  ]) {
    const answer = await member.post("/v1/smart-links", { ...body, [`${path}`]: id });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe(path);
  }
});

test("smart links are listed newest first and narrowed", async () => {
  const member = await signedIn();
  const one = await makeSmartLink(member, { name: "Winter" });
  const two = await makeSmartLink(member);
  await member.post(`/v1/smart-links/${two.id}/pause`);
  const ids = async (query: string) =>
    pageOf(smartLink)
      .parse((await member.get(`/v1/smart-links?${query}`)).body)
      .data.map(({ id }) => id);
  expect(await ids("")).toEqual([one.id, two.id].toSorted().toReversed());
  expect(await ids("status=paused")).toEqual([two.id]);
  expect(await ids(`publisherId=${one.publisherId}`)).toEqual([one.id]);
  expect(await ids("search=WINT")).toEqual([one.id]);
});
