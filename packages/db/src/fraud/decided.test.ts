import { entityId } from "@cleverdrip/core";
import {
  storeConversion,
  storeFraudDecision,
  storeFraudVerdict,
} from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { readDecided } from "./decided.ts";

let made = 0;

async function result(workspaceId: string, row: Parameters<typeof storeConversion>[2] = {}) {
  made += 1;
  const id = entityId("cnv", 1_795_000_000_000, new Uint8Array([0, 0, 0, 0, 0, 0, 0, 9, 9, made]));
  return storeConversion(env.EVENTS, workspaceId, { id, ...row });
}

const decided = (workspaceId: string, ids: readonly string[]) =>
  storeFraudDecision(env.EVENTS, workspaceId, { conversionIds: JSON.stringify(ids) });

test("a decision has its results in their order, and sums of all of them by publisher and currency", async () => {
  const workspaceId = crypto.randomUUID();
  const ids = [
    await result(workspaceId, { payoutMicros: 3, currency: "EUR", publisherId: "pub_2" }),
    await result(workspaceId, { payoutMicros: 5, status: "rejected", reason: "OK_MANUAL" }),
    await result(workspaceId, { payoutMicros: 7 }),
  ].toReversed();
  const decisionId = await decided(workspaceId, [...ids, "cnv_gone"]);
  const { sums, results } = await readDecided(env.EVENTS, workspaceId, [decisionId], 2);
  expect(sums).toEqual([
    { decisionId, publisherId: "pub_1", currency: "USD", conversions: 2, payoutMicros: 12 },
    { decisionId, publisherId: "pub_2", currency: "EUR", conversions: 1, payoutMicros: 3 },
  ]);
  expect(results).toMatchObject([
    { decisionId, conversionId: ids[0], payoutMicros: 7 },
    { decisionId, conversionId: ids[1], status: "rejected", reason: "OK_MANUAL" },
  ]);
});

test("the publisher is the one that was judged, whoever the result belongs to now", async () => {
  const workspaceId = crypto.randomUUID();
  const id = await result(workspaceId, { publisherId: "pub_now" });
  await storeFraudVerdict(env.EVENTS, workspaceId, { conversionId: id, publisherId: "pub_then" });
  const decisionId = await decided(workspaceId, [id]);
  const { sums, results } = await readDecided(env.EVENTS, workspaceId, [decisionId], 5);
  expect([sums[0]?.publisherId, results[0]?.publisherId]).toEqual(["pub_then", "pub_then"]);
});

test("of several decisions each has its own, and a result of two is in both", async () => {
  const workspaceId = crypto.randomUUID();
  const [one, two] = [await result(workspaceId), await result(workspaceId)];
  const first = await decided(workspaceId, [one]);
  const second = await decided(workspaceId, [one, two]);
  const { results } = await readDecided(env.EVENTS, workspaceId, [first, second], 5);
  const of = (id: string) =>
    results.filter((row) => row.decisionId === id).map((row) => row.conversionId);
  expect([of(first), of(second)]).toEqual([[one], [one, two]]);
});

test("another workspace reads nothing of a decision, and none of its results are read by an id of theirs", async () => {
  const [mine, theirs] = [crypto.randomUUID(), crypto.randomUUID()];
  const id = await result(theirs);
  const decisionId = await decided(theirs, [id]);
  const nothing = { sums: [], results: [] };
  expect(await readDecided(env.EVENTS, mine, [decisionId], 5)).toEqual(nothing);
  const own = await decided(mine, [id]);
  expect(await readDecided(env.EVENTS, mine, [own], 5)).toEqual(nothing);
});
