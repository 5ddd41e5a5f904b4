import { clickRow, pageOf } from "@cleverdrip/contract";
import { firstClickIdAt } from "@cleverdrip/core";
import { nextClickId, storeClick } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { signedIn, type Member } from "../../test-support/member.ts";

const NOON = Date.parse("2026-05-01T12:00:00Z");

/** A click id of the given time; ids of one time differ. */
function idAt(atMs: number): string {
  return `${firstClickIdAt(atMs).slice(0, 8)}${nextClickId().slice(8)}`;
}

async function idsOf(member: Member, query: string): Promise<string[]> {
  const { body } = await member.get(`/v1/clicks?${query}`);
  return pageOf(clickRow)
    .parse(body)
    .data.map((row) => row.id);
}

test("a click is shown with all that is kept of it, and without what identifies a person", async () => {
  const member = await signedIn();
  const id = await storeClick(env.EVENTS, member.workspaceId, { isUnique: 0 });
  const { status, body } = await member.get(`/v1/clicks/${id}`);
  expect(status).toBe(200);
  expect(clickRow.parse(body)).toMatchObject({ id, isUnique: false, subs: { sub1: "a" } });
  expect(body).not.toHaveProperty("ipHash");
});

test("a click id is read in either case", async () => {
  const member = await signedIn();
  const id = await storeClick(env.EVENTS, member.workspaceId, { id: idAt(NOON) });
  expect((await member.get(`/v1/clicks/${id.toUpperCase()}`)).body.id).toBe(id);
  expect((await member.get("/v1/clicks/none")).status).toBe(404);
});

test("clicks of one millisecond are paged without a gap or a repetition", async () => {
  const member = await signedIn();
  const ids: string[] = [];
  for (let i = 0; i < 5; i += 1) {
    ids.unshift(await storeClick(env.EVENTS, member.workspaceId, { id: idAt(NOON) }));
  }
  const seen: string[] = [];
  let cursor = "";
  do {
    const { body } = await member.get(`/v1/clicks?limit=2${cursor}`);
    seen.push(...body.data.map((row: { id: string }) => row.id));
    cursor = body.nextCursor === null ? "" : `&cursor=${body.nextCursor}`;
  } while (cursor !== "");
  expect(seen).toEqual(ids);
});

test("days are those of the workspace's zone, instants those of the clock", async () => {
  const member = await signedIn({ timezone: "America/New_York" });
  const late = await storeClick(env.EVENTS, member.workspaceId, {
    id: idAt(Date.parse("2026-05-02T03:30:00Z")),
  });
  expect(await idsOf(member, "from=2026-05-01&to=2026-05-02")).toEqual([late]);
  expect(await idsOf(member, "from=2026-05-02")).toEqual([]);
  expect(await idsOf(member, "from=2026-05-02T03:30:00Z&to=2026-05-02T03:31:00Z")).toEqual([late]);
});

test("filters hold together", async () => {
  const member = await signedIn();
  const store = (country: string, reason: string) =>
    storeClick(env.EVENTS, member.workspaceId, { country, reason });
  await store("US", "OK");
  await store("DE", "OK");
  const wanted = await store("DE", "A_PAUSED");
  expect(await idsOf(member, "country=de&reason=A_PAUSED")).toEqual([wanted]);
});

test.each([
  ["from=soon", "from"],
  ["to=2026-02-30", "to"],
  ["from=2026-05-02&to=2026-05-01", "to"],
  [`cursor=${btoa("cmp_x")}`, "cursor"],
  ["device=mobile", "device"],
])("clicks asked for with %s are refused by the field's name", async (query, path) => {
  const answer = await (await signedIn()).get(`/v1/clicks?${query}`);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});
