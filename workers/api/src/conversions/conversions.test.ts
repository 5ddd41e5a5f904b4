import { conversionRow, pageOf } from "@cleverdrip/contract";
import { entityId } from "@cleverdrip/core";
import { storeConversion } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { signedIn, type Member } from "../../test-support/member.ts";

const idAt = (instant: string) =>
  entityId("cnv", Date.parse(instant), crypto.getRandomValues(new Uint8Array(10)));

async function idsOf(member: Member, query: string): Promise<string[]> {
  const { body } = await member.get(`/v1/conversions?${query}`);
  return pageOf(conversionRow)
    .parse(body)
    .data.map((row) => row.id);
}

test("a conversion is shown with its money, its click and the time between them", async () => {
  const member = await signedIn();
  const id = await storeConversion(env.EVENTS, member.workspaceId, { txid: "order-1" });
  const { body } = await member.get(`/v1/conversions/${id}`);
  expect(conversionRow.parse(body)).toMatchObject({
    id,
    txid: "order-1",
    status: "approved",
    ctitMs: 60_000,
    amountMicros: 25_000_000,
    payoutMicros: 3_300_000,
    country: null,
  });
});

test("a report that overtook its click by the clock came at the same time", async () => {
  const member = await signedIn();
  const early = { clickAtMs: 1_795_000_000_500, receivedAtMs: 1_795_000_000_000 };
  const id = await storeConversion(env.EVENTS, member.workspaceId, early);
  expect((await member.get(`/v1/conversions/${id}`)).body.ctitMs).toBe(0);
});

test("conversions of one millisecond are paged without a gap or a repetition", async () => {
  const member = await signedIn();
  const ids: string[] = [];
  for (let i = 0; i < 5; i += 1) {
    const id = idAt("2026-05-01T12:00:00Z");
    ids.push(await storeConversion(env.EVENTS, member.workspaceId, { id }));
  }
  const seen: string[] = [];
  let cursor = "";
  do {
    const { body } = await member.get(`/v1/conversions?limit=2${cursor}`);
    seen.push(...body.data.map((row: { id: string }) => row.id));
    cursor = body.nextCursor === null ? "" : `&cursor=${body.nextCursor}`;
  } while (cursor !== "");
  expect(seen).toEqual(ids.toSorted().toReversed());
});

test("days of receipt are those of the workspace's zone", async () => {
  const member = await signedIn({ timezone: "America/New_York" });
  const id = idAt("2026-05-02T03:30:00Z");
  await storeConversion(env.EVENTS, member.workspaceId, { id });
  expect(await idsOf(member, "from=2026-05-01&to=2026-05-02")).toEqual([id]);
  expect(await idsOf(member, "from=2026-05-02")).toEqual([]);
});

test("a transaction or a click is found by its id", async () => {
  const member = await signedIn();
  const clickId = "abcdefghjkmnpqrs".repeat(2);
  await storeConversion(env.EVENTS, member.workspaceId);
  const id = await storeConversion(env.EVENTS, member.workspaceId, { txid: "T-1", clickId });
  expect(await idsOf(member, "txid=T-1")).toEqual([id]);
  expect(await idsOf(member, `clickId=${clickId.toUpperCase()}`)).toEqual([id]);
  expect(await idsOf(member, "status=rejected")).toEqual([]);
});

test.each([
  ["eventTypeId=evt_lead", { eventTypeId: "evt_lead" }],
  ["reason=H_OVER_CAP", { reason: "H_OVER_CAP" }],
  ["via=upload", { via: "upload" }],
  ["rung=coupon", { rung: "coupon", coupon: "SPRING" }],
])("conversions are narrowed by %s", async (query, row) => {
  const member = await signedIn();
  await storeConversion(env.EVENTS, member.workspaceId);
  const id = await storeConversion(env.EVENTS, member.workspaceId, row);
  expect(await idsOf(member, query)).toEqual([id]);
});

test.each([
  ["status=paid", "status"],
  ["rung=luck", "rung"],
  ["from=soon", "from"],
  ["cursor=x", "cursor"],
  ["currency=USD", "currency"],
])("conversions asked for with %s are refused by the field's name", async (query, path) => {
  const answer = await (await signedIn()).get(`/v1/conversions?${query}`);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});

test("a conversion that does not exist is not found", async () => {
  expect((await (await signedIn()).get("/v1/conversions/cnv_none")).status).toBe(404);
});
