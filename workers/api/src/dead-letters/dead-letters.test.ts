import { deadLetterDetail, deadLetterPage, deadLettersReplayed } from "@cleverdrip/contract";
import { packClicks } from "@cleverdrip/core";
import { storeDeadLetter } from "@cleverdrip/db/test-support";
import { testBatch } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { factsOf } from "../../test-support/facts.ts";
import { makeLink } from "../../test-support/make.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

const pageOf = async (member: Member, query = "") =>
  deadLetterPage.parse((await member.get(`/v1/dead-letters${query}`)).body);
const detailOf = async (member: Member, id: string) =>
  deadLetterDetail.parse((await member.get(`/v1/dead-letters/${id}`)).body);

/** Clicks of the member's that were given up. */
async function deadClicks(member: Member, count: number) {
  const link = await makeLink(member);
  const workspace = {
    ...link,
    workspaceId: member.workspaceId,
    linkId: link.id,
    linkNumber: link.number,
  };
  const body = JSON.stringify(packClicks(await testBatch(workspace, count)));
  return storeDeadLetter(env.EVENTS, [member.workspaceId], { body });
}

test("a workspace's letters are listed newest first, page by page, with how many wait", async () => {
  const member = await signedIn();
  const ids: string[] = [];
  for (const receivedAtMs of [1, 2, 3])
    ids.push(await storeDeadLetter(env.EVENTS, [member.workspaceId], { receivedAtMs }));
  const first = await pageOf(member, "?limit=2&state=waiting");
  expect(first.waiting).toBe(3);
  const second = await pageOf(member, `?limit=2&cursor=${first.nextCursor}`);
  expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(ids.toReversed());
  expect(second.nextCursor).toBeNull();
  expect((await pageOf(member, "?state=settled")).data).toEqual([]);
});

test.each([
  ["json", '{"v":7}', 7],
  ["text", "{click", 6],
  ["bytes", "//4Awyg=", 5],
  ["described", "[object Object]", 15],
] as const)("a body of %s is shown as it was kept", async (encoding, body, bodyBytes) => {
  const member = await signedIn();
  const change = { encoding, body, bodyBytes };
  const id = await storeDeadLetter(env.EVENTS, [member.workspaceId], change);
  expect(await detailOf(member, id)).toMatchObject({
    bodyBytes,
    body: { encoding, content: body, isCut: false },
  });
});

test("a body that the bucket holds is asked of the consumer, and cut where it is too long", async () => {
  const facts = {
    readDeadLetter: async (_: string | null, __: string, max: number) => "x".repeat(max),
  };
  const member = await signedIn({ services: factsOf(facts) });
  const stored = { bodyKey: "dead-letters/x", body: "", bodyBytes: 5_000_000 };
  const id = await storeDeadLetter(env.EVENTS, [member.workspaceId], stored);
  const { body } = await detailOf(member, id);
  expect(body?.content).toHaveLength(262_144);
  expect(body?.isCut).toBe(true);
});

test("bodies are not shown to roles that may not replay them, nor where others have a part in them", async () => {
  const member = await signedIn();
  const { workspaceId } = member;
  const analyst = await signedIn({ role: "analyst", workspaceId });
  const own = await storeDeadLetter(env.EVENTS, [workspaceId]);
  const other = await signedIn();
  const shared = await storeDeadLetter(env.EVENTS, [workspaceId, other.workspaceId]);
  expect((await detailOf(member, own)).body).not.toBeNull();
  expect((await detailOf(analyst, own)).body).toBeNull();
  expect(await detailOf(member, shared)).toMatchObject({ body: null, isShared: true, clicks: 3 });
  expect((await detailOf(member, shared)).reason).not.toContain("D1");
});

test("a replayed letter is stored once, and says so again when it is asked again", async () => {
  const member = await signedIn();
  const id = await deadClicks(member, 2);
  for (let i = 0; i < 2; i += 1) {
    const { status, body } = await member.post(`/v1/dead-letters/${id}/replay`);
    expect([status, body.outcome]).toEqual([200, "settled"]);
    expect(body.sentence).toBe("2 stored, 0 had been stored before");
  }
  expect((await member.get("/v1/clicks")).body.data).toHaveLength(2);
  expect(await detailOf(member, id)).toMatchObject({ settledAtMs: expect.any(Number) });
});

test("all of them are replayed in steps; those that fail again are passed and keep their row", async () => {
  const member = await signedIn();
  for (let i = 0; i < 12; i += 1) await storeDeadLetter(env.EVENTS, [member.workspaceId]);
  await deadClicks(member, 1);
  const steps = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { body } = await member.post("/v1/dead-letters/replay", cursor && { cursor });
    const step = deadLettersReplayed.parse(body);
    steps.push([step.settled, step.failed, step.failures.length]);
    cursor = step.nextCursor;
  }
  expect(steps).toHaveLength(2);
  expect(steps.reduce((sum, [settled = 0]) => sum + settled, 0)).toBe(1);
  expect(steps.reduce((sum, [, failed = 0]) => sum + failed, 0)).toBe(12);
  const left = await pageOf(member, "?state=waiting");
  expect(left.waiting).toBe(12);
  expect(left.data[0]).toMatchObject({ attempts: 102, reason: expect.stringContaining("kind") });
});

test("where the consumer does not answer nothing is claimed", async () => {
  const member = await signedIn({ services: factsOf({}) });
  const id = await storeDeadLetter(env.EVENTS, [member.workspaceId]);
  expect((await member.post(`/v1/dead-letters/${id}/replay`)).status).toBe(503);
  expect((await pageOf(member)).data[0]).toMatchObject({ settledAtMs: null, attempts: 101 });
});

test("a cursor of another list is refused by name", async () => {
  const answer = await (await signedIn()).get(`/v1/dead-letters?cursor=${btoa("cmp_1")}`);
  expect(answer.status).toBe(400);
  expect(answer.body.detail).toContain("cursor");
});
