import { link, pageOf } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { auditedActions } from "../../test-support/audit.ts";
import { makeCampaign, makeDomain, makeLink, makePublisher } from "../../test-support/make.ts";
import { randomId, signedIn } from "../../test-support/member.ts";
import { snapshotOf } from "../../test-support/snapshot.ts";

test("a new link has a short random slug and a URL that is ready to use", async () => {
  const member = await signedIn();
  const created = link.parse(await makeLink(member));
  expect(created.slug).toMatch(/^[0-9a-hjkmnp-tv-z]{10}$/);
  expect(created.url).toBe(`http://localhost:8787/c/${created.slug}`);
  expect(created).toMatchObject({ campaignName: "Spring sale", publisherName: "Traffic Ltd" });
  expect((await member.get(`/v1/links/${created.id}`)).body).toEqual(created);
});

test("a new link is at the edge before its answer is", async () => {
  const member = await signedIn();
  const created = await makeLink(member);
  expect(await snapshotOf("link", created.slug)).toMatchObject({
    version: 1,
    number: created.number,
    workspaceId: member.workspaceId,
    isPaused: false,
  });
});

test("a slug of one's own is kept, and taken for the whole installation", async () => {
  const slug = `summer-${randomId().slice(0, 8)}`;
  expect((await makeLink(await signedIn(), { slug })).slug).toBe(slug);
  const other = await signedIn();
  const campaign = await makeCampaign(other);
  const publisher = await makePublisher(other);
  const answer = await other.post("/v1/links", {
    campaignId: campaign.id,
    publisherId: publisher.id,
    slug,
  });
  expect(answer.status).toBe(409);
  expect(answer.body.detail).toContain(slug);
  expect(answer.body.errors[0].path).toBe("slug");
  expect(await auditedActions(other.workspaceId)).not.toContain("link.create");
});

test("of many who want one slug at once one gets it", async () => {
  const member = await signedIn();
  const campaign = await makeCampaign(member);
  const publisher = await makePublisher(member);
  const slug = randomId().slice(0, 12);
  const wish = { campaignId: campaign.id, publisherId: publisher.id, slug };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => member.post("/v1/links", wish)),
  );
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, ...Array(9).fill(409)]);
});

test.each(["ab", "Upper", "with space", "-dash", "ünder", "a/b"])(
  "the slug %s is refused",
  async (slug) => {
    const member = await signedIn();
    const body = { campaignId: "x", publisherId: "y", slug };
    const answer = await member.post("/v1/links", body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe("slug");
  },
);

test("what a link is made of must be the workspace's own", async () => {
  const [mine, theirs] = [await signedIn(), await signedIn()];
  const own = {
    campaignId: (await makeCampaign(mine)).id,
    publisherId: (await makePublisher(mine)).id,
  };
  const foreign = {
    campaignId: (await makeCampaign(theirs)).id,
    publisherId: (await makePublisher(theirs)).id,
    domainId: (await makeDomain(theirs)).id,
  };
  for (const [path, id] of Object.entries(foreign)) {
    const answer = await mine.post("/v1/links", { ...own, [path]: id });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe(path);
    const missing = await mine.post("/v1/links", { ...own, [path]: "nothing" });
    expect(missing.body.errors).toEqual(answer.body.errors);
  }
});

test("a link on a tracking domain has its URL there, and leaves it on request", async () => {
  const member = await signedIn();
  const domain = await makeDomain(member);
  const created = await makeLink(member, { domainId: domain.id });
  expect(created.url).toBe(`https://${domain.hostname}/${created.slug}`);
  const moved = await member.patch(`/v1/links/${created.id}`, { domainId: null });
  expect(moved.body.url).toBe(`http://localhost:8787/c/${created.slug}`);
  expect(await snapshotOf("link", created.slug)).toMatchObject({ version: 2 });
  const foreign = await makeDomain(await signedIn());
  const refused = await member.patch(`/v1/links/${created.id}`, { domainId: foreign.id });
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0].path).toBe("domainId");
});

test("slug, campaign and publisher of a link are fixed", async () => {
  const member = await signedIn();
  const { id } = await makeLink(member);
  for (const field of ["slug", "campaignId", "publisherId"]) {
    const answer = await member.patch(`/v1/links/${id}`, { [field]: "another" });
    expect(answer.body.errors).toEqual([{ path: field, message: "unknown field" }]);
  }
});

test("pausing and resuming reach the edge and are audited once", async () => {
  const member = await signedIn();
  const { id, slug } = await makeLink(member);
  const paused = await member.post(`/v1/links/${id}/pause`);
  expect(paused.body.status).toBe("paused");
  expect(await snapshotOf("link", slug)).toMatchObject({ version: 2, isPaused: true });
  expect((await member.post(`/v1/links/${id}/pause`)).body).toEqual(paused.body);
  expect((await member.post(`/v1/links/${id}/resume`)).body.status).toBe("active");
  expect(await snapshotOf("link", slug)).toMatchObject({ version: 3, isPaused: false });
  expect((await auditedActions(member.workspaceId)).slice(2)).toEqual([
    "link.create",
    "link.pause",
    "link.resume",
  ]);
});

test("links are listed newest first and narrowed by what they are made of", async () => {
  const member = await signedIn();
  const campaign = await makeCampaign(member, { name: "Bonanza" });
  const one = await makeLink(member, { campaignId: campaign.id });
  const two = await makeLink(member);
  await member.post(`/v1/links/${two.id}/pause`);
  const ids = async (query: string) => {
    const { body } = await member.get(`/v1/links?${query}`);
    return pageOf(link)
      .parse(body)
      .data.map((row) => row.id);
  };
  expect(await ids("")).toEqual([one.id, two.id].toSorted().toReversed());
  expect(await ids(`campaignId=${campaign.id}`)).toEqual([one.id]);
  expect(await ids(`publisherId=${two.publisherId}`)).toEqual([two.id]);
  expect(await ids("status=paused")).toEqual([two.id]);
  expect(await ids("search=bonan")).toEqual([one.id]);
  expect(await ids(`search=${two.slug.toUpperCase()}`)).toEqual([two.id]);
});
