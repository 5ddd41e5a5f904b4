import { entityId } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeConversion } from "../../test-support/rows.ts";
import { findConversion, listConversions, type ConversionFilter } from "./list-conversions.ts";

const EVERYTHING: ConversionFilter = {
  limit: 50,
  beforeId: null,
  fromMs: null,
  toMs: null,
  campaignId: null,
  publisherId: null,
  linkId: null,
  eventTypeId: null,
  status: null,
  reason: null,
  via: null,
  rung: null,
  txid: null,
  clickId: null,
};

async function list(workspaceId: string, filter: Partial<ConversionFilter> = {}) {
  const page = await listConversions(env.EVENTS, workspaceId, { ...EVERYTHING, ...filter });
  return { ids: page.rows.map((row) => row.id), lastId: page.lastId };
}

test("conversions come newest first, page by page", async () => {
  const workspaceId = crypto.randomUUID();
  const [a, b, c] = [
    await storeConversion(env.EVENTS, workspaceId),
    await storeConversion(env.EVENTS, workspaceId),
    await storeConversion(env.EVENTS, workspaceId),
  ];
  const first = await list(workspaceId, { limit: 2 });
  expect(first).toEqual({ ids: [c, b], lastId: b });
  expect(await list(workspaceId, { limit: 2, beforeId: first.lastId })).toEqual({
    ids: [a],
    lastId: null,
  });
});

test("another workspace sees nothing", async () => {
  const id = await storeConversion(env.EVENTS, crypto.randomUUID());
  const other = crypto.randomUUID();
  expect((await list(other)).ids).toEqual([]);
  expect(await findConversion(env.EVENTS, other, id)).toBeNull();
});

test.each([
  ["campaignId", "cmp_other"],
  ["publisherId", "pub_other"],
  ["linkId", "lnk_other"],
  ["status", "rejected"],
  ["txid", "order-7"],
  ["clickId", "1".repeat(32)],
] as const)("a filter by %s leaves only its conversions", async (name, value) => {
  const workspaceId = crypto.randomUUID();
  await storeConversion(env.EVENTS, workspaceId);
  const wanted = await storeConversion(env.EVENTS, workspaceId, { [name]: value });
  expect((await list(workspaceId, { [name]: value })).ids).toEqual([wanted]);
});

test("times bound the receipt: from is inside, to is outside", async () => {
  const workspaceId = crypto.randomUUID();
  const at = (ms: number) => entityId("cnv", ms, crypto.getRandomValues(new Uint8Array(10)));
  const start = 1_795_000_000_000;
  const [before, first] = [at(start - 1), at(start)];
  const [last, after] = [at(start + 999), at(start + 1_000)];
  for (const id of [before, first, last, after]) {
    await storeConversion(env.EVENTS, workspaceId, { id });
  }
  const page = await list(workspaceId, { fromMs: start, toMs: start + 1_000 });
  expect(page.ids).toEqual([last, first]);
});

test("bounds far outside of what ids can hold leave everything in", async () => {
  const workspaceId = crypto.randomUUID();
  const id = entityId("cnv", 1_795_000_000_000, new Uint8Array(10));
  await storeConversion(env.EVENTS, workspaceId, { id });
  const bounds = { fromMs: 0, toMs: Date.parse("2100-01-01") };
  expect((await list(workspaceId, bounds)).ids).toEqual([id]);
});

test("whoever has a part of a shared conversion finds it", async () => {
  const workspaceId = crypto.randomUUID();
  const credits = JSON.stringify([
    { touchId: "a", publisherId: "pub_2", linkId: "lnk_2", ppm: 500_000 },
    { touchId: "b", publisherId: "pub_1", linkId: "lnk_1", ppm: 500_000 },
  ]);
  const id = await storeConversion(env.EVENTS, workspaceId, { credits });
  for (const filter of [{ publisherId: "pub_1" }, { publisherId: "pub_2" }, { linkId: "lnk_2" }]) {
    expect((await list(workspaceId, filter)).ids).toEqual([id]);
  }
  expect((await list(workspaceId, { publisherId: "pub_3" })).ids).toEqual([]);
});
