import { entityId } from "@cleverdrip/core";
import { storeConversion, storeFraudAppeal, storeFraudVerdict } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clickDayKey } from "../events/click-day-keys.ts";
import { listTold } from "./told.ts";

let made = 0;

type Part = { readonly verdict?: object | null; readonly appeals?: number };

async function result(workspaceId: string, { verdict = {}, appeals = 0 }: Part) {
  made += 1;
  const random = new Uint8Array([0, 0, 0, 0, 0, 0, 0, 8, made >> 8, made & 255]);
  const conversionId = entityId("cnv", 1_795_000_000_000, random);
  await storeConversion(env.EVENTS, workspaceId, { id: conversionId });
  if (verdict !== null)
    await storeFraudVerdict(env.EVENTS, workspaceId, { ...verdict, conversionId });
  if (appeals > 0) await storeFraudAppeal(env.EVENTS, workspaceId, { conversionId });
  return conversionId;
}

const idsOf = async (workspaceId: string, publisherId = "pub_1", limit = 50) =>
  (await listTold(env.EVENTS, workspaceId, publisherId, { limit, beforeId: null })).map(
    (row) => row.conversionId,
  );

test("a publisher is told of what is doubted, and of what it objected to when the doubt is gone", async () => {
  const workspaceId = crypto.randomUUID();
  const held = await result(workspaceId, {});
  await result(workspaceId, { verdict: { action: "tag" } });
  await result(workspaceId, { verdict: null });
  await result(workspaceId, { verdict: { publisherId: "pub_2" } });
  const both = await result(workspaceId, { appeals: 1 });
  const released = await result(workspaceId, { verdict: null, appeals: 1 });
  expect(await idsOf(workspaceId)).toEqual([released, both, held]);
});

test("pages of every size show each result once, newest first", async () => {
  const workspaceId = crypto.randomUUID();
  const ids: string[] = [];
  for (let i = 0; i < 9; i += 1)
    ids.push(await result(workspaceId, { verdict: i % 3 === 0 ? null : {}, appeals: 1 - (i % 2) }));
  // The fourth has neither a verdict nor an appeal.
  const all = ids.filter((_, i) => i !== 3).toReversed();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 10 }), async (limit) => {
      const seen: string[] = [];
      for (let beforeId: string | null = null; ;) {
        const found = await listTold(env.EVENTS, workspaceId, "pub_1", { limit, beforeId });
        const page = found.slice(0, limit).map((row) => row.conversionId);
        seen.push(...page);
        beforeId = page.at(-1) ?? null;
        if (found.length <= limit) break;
      }
      expect(seen).toEqual(all);
    }),
    { numRuns: 10 },
  );
});

test("an appeal of a day of clicks is about no result and takes no result's place on a page", async () => {
  const workspaceId = crypto.randomUUID();
  const ids: string[] = [];
  for (let i = 1; i <= 2; i += 1) {
    ids.push(await result(workspaceId, { verdict: null, appeals: 1 }));
    const day = { day: `2026-05-0${i}`, campaignId: "cmp_1", publisherId: "pub_1" };
    await storeFraudAppeal(env.EVENTS, workspaceId, { conversionId: clickDayKey("held", day) });
  }
  expect(await idsOf(workspaceId)).toEqual(ids.toReversed());
  // One more than asked for: another page follows.
  expect(await idsOf(workspaceId, "pub_1", 1)).toEqual(ids.toReversed());
});

test("another workspace is told nothing", async () => {
  await result(crypto.randomUUID(), { appeals: 1 });
  expect(await idsOf(crypto.randomUUID())).toEqual([]);
});
