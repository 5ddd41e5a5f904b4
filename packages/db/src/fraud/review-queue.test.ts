import { entityId } from "@cleverdrip/core";
import { storeClick, storeConversion, storeFraudVerdict } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { listDoubted, listUndoubted } from "./list-doubted.ts";
import { sumDoubts, sumReasons, sumRuleMoney } from "./fraud-sums.ts";
import { appealsOf, countOpenAppeals, decisionsOf, readAppealedConversions } from "./people.ts";
import { readDoubtedClick } from "./read-click.ts";
import { countReviews, listReviews, reviewSortValue, type ReviewSort } from "./review-queue.ts";
import { insertFraudAppeal } from "./appeals.ts";
import { insertFraudDecision } from "./decisions.ts";

const ALL = {
  decision: null,
  action: null,
  publisherId: null,
  campaignId: null,
  rule: null,
  minScore: null,
};
const AT_MS = 1_795_000_000_000;
const DAY_MS = 86_400_000;

let made = 0;

async function doubt(workspaceId: string, row: Parameters<typeof storeFraudVerdict>[2] | object) {
  made += 1;
  const random = new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, made >> 8, made & 255]);
  const conversionId = entityId("cnv", AT_MS, random);
  await storeConversion(env.EVENTS, workspaceId, {
    id: conversionId,
    receivedAtMs: AT_MS,
    status: "hold",
    reason: "H_FRAUD",
  });
  await storeFraudVerdict(env.EVENTS, workspaceId, { ...row, conversionId });
  return conversionId;
}

test("pages of every size show each result once, in the order asked for", async () => {
  const workspaceId = crypto.randomUUID();
  const ids: string[] = [];
  for (let i = 0; i < 12; i += 1)
    ids.push(await doubt(workspaceId, { score: (i % 4) / 7 + 0.5, payoutMicros: i % 3 }));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<ReviewSort>("score", "time", "money"),
      fc.integer({ min: 1, max: 13 }),
      async (sort, limit) => {
        const seen: string[] = [];
        const values: (number | string)[] = [];
        let before: readonly [number | string, string] | null = null;
        for (;;) {
          const asked: Parameters<typeof listReviews>[3] = { sort, limit, before };
          const found = await listReviews(env.EVENTS, workspaceId, ALL, asked);
          const page = found.slice(0, limit);
          seen.push(...page.map((row) => row.conversionId));
          values.push(...page.map((row) => reviewSortValue(row, sort)));
          const last = page.at(-1);
          if (found.length <= limit || last === undefined) break;
          before = [reviewSortValue(last, sort), last.conversionId];
        }
        expect(seen.toSorted()).toEqual(ids.toSorted());
        expect(values).toEqual(values.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
      },
    ),
    { numRuns: 20 },
  );
});

test("a filter by rule meets the rule's name and nothing that contains it", async () => {
  const workspaceId = crypto.randomUUID();
  const signals = JSON.stringify([{ rule: "too-soon", score: 0.9, detail: "night" }]);
  await doubt(workspaceId, { signals });
  const page = { sort: "time", limit: 5, before: null } as const;
  const found = async (rule: string) =>
    (await listReviews(env.EVENTS, workspaceId, { ...ALL, rule }, page)).length;
  expect([await found("too-soon"), await found("night"), await found("soon")]).toEqual([1, 0, 0]);
});

test("another workspace sees nothing, by whatever query", async () => {
  const [mine, theirs] = [crypto.randomUUID(), crypto.randomUUID()];
  const conversionId = await doubt(theirs, {});
  const clickId = await storeClick(env.EVENTS, theirs, { reason: "Q_BOT" });
  const subject = { conversionId, publisherId: "pub_1", atMs: 1, text: "x" };
  await insertFraudAppeal(env.EVENTS, theirs, { id: `apl_${theirs}`, ...subject });
  await insertFraudDecision(env.EVENTS, theirs, {
    id: `fdc_${theirs}`,
    atMs: 1,
    actor: "user",
    decision: "approve",
    note: "",
    conversionIds: JSON.stringify([conversionId]),
    before: "[]",
  });
  const ask = async (workspaceId: string) => {
    const page = { sort: "time", limit: 5, before: null } as const;
    const range = { fromMs: AT_MS - DAY_MS, toMs: AT_MS + DAY_MS };
    const { fromMs } = range;
    return [
      (await listReviews(env.EVENTS, workspaceId, ALL, page)).length,
      (await countReviews(env.EVENTS, workspaceId, ALL)).length,
      (await sumDoubts(env.EVENTS, workspaceId, range)).length,
      (await sumRuleMoney(env.EVENTS, workspaceId, null)).length,
      (await listDoubted(env.EVENTS, workspaceId, null, fromMs, 5)).results,
      (await appealsOf(env.EVENTS, workspaceId, [conversionId])).length,
      await countOpenAppeals(env.EVENTS, workspaceId),
      (await decisionsOf(env.EVENTS, workspaceId, conversionId)).length,
      (await readAppealedConversions(env.EVENTS, workspaceId, [conversionId])).size,
      (await readDoubtedClick(env.EVENTS, workspaceId, clickId)) === null ? 0 : 1,
    ];
  };
  expect(new Set(await ask(theirs))).toEqual(new Set([1]));
  expect(new Set(await ask(mine))).toEqual(new Set([0]));
  const every = { fromMs: 0, toMs: 4e12 };
  expect((await sumReasons(env.EVENTS, mine, every)).clicks).toBe(0);
  expect((await listUndoubted(env.EVENTS, mine, null, 0, 5)).results).toEqual([]);
});

test("a result with two signals of a rule rests on that rule once", async () => {
  const workspaceId = crypto.randomUUID();
  const own = { rule: "too-soon", score: 0.9, detail: "" };
  await doubt(workspaceId, {
    signals: JSON.stringify([own, { ...own, score: 0.8 }, { ...own, rule: "night" }]),
    payoutMicros: 5,
  });
  const sums = await sumRuleMoney(env.EVENTS, workspaceId, "pub_1");
  expect(
    sums.map(({ rule, conversions, payoutMicros }) => [rule, conversions, payoutMicros]),
  ).toEqual([
    ["night", 1, 5],
    ["too-soon", 1, 5],
  ]);
});

test("what rests on a rule's signal about a sub id is summed by itself", async () => {
  const workspaceId = crypto.randomUUID();
  const own = { rule: "too-soon", score: 0.9, detail: "" };
  await doubt(workspaceId, { signals: JSON.stringify([own]), payoutMicros: 5 });
  const about = { ...own, sub: "a" };
  await doubt(workspaceId, { signals: JSON.stringify([about]), payoutMicros: 7 });
  const sums = await sumRuleMoney(env.EVENTS, workspaceId, "pub_1");
  expect(sums.map(({ sub, payoutMicros }) => [sub, payoutMicros])).toEqual([
    [null, 5],
    ["a", 7],
  ]);
});

test("results without a doubt are those that could be stopped and have no verdict", async () => {
  const workspaceId = crypto.randomUUID();
  await doubt(workspaceId, {});
  const id = await storeConversion(env.EVENTS, workspaceId, { status: "pending" });
  await storeConversion(env.EVENTS, workspaceId, { status: "refunded" });
  const { results, isComplete } = await listUndoubted(env.EVENTS, workspaceId, null, 0, 5);
  expect(results).toMatchObject([{ conversionId: id, score: 0, signals: [], action: "off" }]);
  expect(isComplete).toBe(true);
  const cut = await listDoubted(env.EVENTS, workspaceId, null, 0, 0);
  expect([cut.doubted.length, cut.isComplete, cut.results]).toEqual([0, false, 3]);
});
