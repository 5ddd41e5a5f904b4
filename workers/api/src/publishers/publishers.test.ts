import { pageOf, publisher } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { auditedActions, auditOf } from "../../test-support/audit.ts";
import { makeCampaign, makeLink, makePublisher } from "../../test-support/make.ts";
import { randomId, signedIn } from "../../test-support/member.ts";
import { snapshotOf } from "../../test-support/snapshot.ts";

test("a new publisher is answered whole and reads back the same", async () => {
  const member = await signedIn();
  const created = await makePublisher(member, {
    name: "Traffic Ltd",
    email: "Ann@Traffic.example",
  });
  expect(publisher.parse(created)).toMatchObject({
    status: "active",
    email: "ann@traffic.example",
  });
  const read = await member.get(`/v1/publishers/${created.id}`);
  expect(read.body).toEqual(created);
});

test("a new publisher starts with the workspace's terms, and with others where they are said", async () => {
  const member = await signedIn();
  await makePublisher(member);
  await member.patch("/v1/workspace", { payoutTerms: "net15", payoutThresholdMicros: 7_000_000 });
  const email = () => `${randomId()}@x.example`;
  const add = (fields: object) =>
    member.post("/v1/publishers", { name: "New", email: email(), ...fields });
  const usual = { terms: "net15", thresholdMicros: 7_000_000 };
  expect((await add({})).body).toMatchObject(usual);
  expect((await add({ terms: "weekly" })).body).toMatchObject({ ...usual, terms: "weekly" });
  expect((await add({ thresholdMicros: 0 })).body).toMatchObject({ ...usual, thresholdMicros: 0 });
  const all = pageOf(publisher).parse((await member.get("/v1/publishers")).body).data;
  expect(all.at(-1)).toMatchObject({ terms: "monthly", thresholdMicros: 0 });
});

test("an address stands for one publisher of a workspace, in whatever case", async () => {
  const member = await signedIn();
  const email = `${randomId()}@x.example`;
  await makePublisher(member, { email });
  const again = await member.post("/v1/publishers", { name: "Other", email: email.toUpperCase() });
  expect(again.status).toBe(409);
  expect(again.body.errors).toEqual([{ path: "email", message: "is another publisher's" }]);
  await makePublisher(await signedIn(), { email });
});

test("a change to an address in use is refused and changes nothing", async () => {
  const member = await signedIn();
  const [one, other] = [await makePublisher(member), await makePublisher(member)];
  const answer = await member.patch(`/v1/publishers/${one.id}`, { email: other.email });
  expect(answer.status).toBe(409);
  expect((await member.get(`/v1/publishers/${one.id}`)).body).toEqual(one);
});

test("a change keeps what is not given", async () => {
  const member = await signedIn();
  const created = await makePublisher(member);
  const changed = await member.patch(`/v1/publishers/${created.id}`, { name: "Renamed" });
  expect(changed.body).toMatchObject({ name: "Renamed", email: created.email });
});

test.each([
  [{ name: "" }, "name"],
  [{ email: "nobody" }, "email"],
  [{ status: "paused" }, "status"],
])("a publisher with %j is refused by the field's name", async (fields, path) => {
  const member = await signedIn();
  const body = { name: "x", email: "a@x.example", ...fields };
  const answer = await member.post("/v1/publishers", body);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});

test("pausing a publisher reaches the edge with every one of its links and no other", async () => {
  const member = await signedIn();
  const campaign = await makeCampaign(member);
  const [one, other] = [await makePublisher(member), await makePublisher(member)];
  const parts = { campaignId: campaign.id, publisherId: one.id };
  const links = [];
  for (let i = 0; i < 8; i += 1) links.push(await makeLink(member, parts));
  const untouched = await makeLink(member, { ...parts, publisherId: other.id });
  const paused = await member.post(`/v1/publishers/${one.id}/pause`);
  expect(paused.body.status).toBe("paused");
  for (const link of links) {
    expect(await snapshotOf("link", link.slug)).toMatchObject({
      version: 2,
      isPublisherPaused: true,
    });
  }
  expect(await snapshotOf("link", untouched.slug)).toMatchObject({
    version: 1,
    isPublisherPaused: false,
  });
  await member.post(`/v1/publishers/${one.id}/resume`);
  expect(await snapshotOf("link", links[0].slug)).toMatchObject({
    version: 3,
    isPublisherPaused: false,
  });
});

test("asking twice to pause is the same as asking once", async () => {
  const member = await signedIn();
  const { id } = await makePublisher(member);
  const once = await member.post(`/v1/publishers/${id}/pause`);
  expect((await member.post(`/v1/publishers/${id}/pause`)).body).toEqual(once.body);
  expect(await auditedActions(member.workspaceId)).toEqual(["publisher.create", "publisher.pause"]);
});

test("the audit keeps no e-mail address", async () => {
  const member = await signedIn();
  const { id } = await makePublisher(member, { email: "old@x.example" });
  await member.patch(`/v1/publishers/${id}`, { email: "new@x.example" });
  const audit = await auditOf(member.workspaceId);
  expect(audit.map((row) => row.action)).toEqual(["publisher.create", "publisher.change"]);
  expect(JSON.stringify(audit)).not.toContain("@x.example");
});

test("publishers are listed newest first and narrowed by status and text", async () => {
  const member = await signedIn();
  const one = await makePublisher(member, { name: "North" });
  const two = await makePublisher(member, { name: "South", email: `${randomId()}@find.me` });
  await member.post(`/v1/publishers/${one.id}/pause`);
  const ids = async (query: string) => {
    const { body } = await member.get(`/v1/publishers?${query}`);
    return pageOf(publisher)
      .parse(body)
      .data.map((row) => row.id);
  };
  expect(await ids("")).toEqual([two.id, one.id].toSorted().toReversed());
  expect(await ids("status=paused")).toEqual([one.id]);
  expect(await ids("search=FIND.me")).toEqual([two.id]);
});

test("publishers of a tier are listed, and a tier is taken away with an empty name", async () => {
  const member = await signedIn();
  const gold = await makePublisher(member, { tier: "gold" });
  expect((await makePublisher(member)).tier).toBe("");
  const ids = async (query: string) =>
    (await member.get(`/v1/publishers?${query}`)).body.data.map((row: { id: string }) => row.id);
  expect(await ids("tier=gold")).toEqual([gold.id]);
  const changed = await member.patch(`/v1/publishers/${gold.id}`, { tier: "" });
  expect(changed.body).toMatchObject({ tier: "", name: gold.name });
  expect(await ids("tier=gold")).toEqual([]);
});
