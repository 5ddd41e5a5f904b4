import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import {
  decideVerdict,
  dropFraudVerdicts,
  findFraudVerdict,
  listFraudVerdicts,
  saveFraudVerdicts,
  type JudgedVerdict,
} from "./verdicts.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };
const ALL = {
  publisherId: null,
  campaignId: null,
  decision: null,
  action: null,
  limit: 10,
  beforeId: null,
};

function judged(change: Partial<JudgedVerdict> = {}): JudgedVerdict {
  return {
    conversionId: "cnv_1",
    atMs: 1,
    publisherId: "pub_1",
    campaignId: "cmp_1",
    eventName: "sale",
    payoutMicros: 4_000_000,
    currency: "USD",
    score: 0.875,
    signals: "[]",
    rulesVersion: 1,
    action: "hold",
    judgedAtMs: 10,
    ...change,
  };
}

test("while the same follows from it the time of its change stays, whatever its score; where another does it moves", async () => {
  const workspaceId = crypto.randomUUID();
  await saveFraudVerdicts(EVENTS, workspaceId, [judged()]);
  await saveFraudVerdicts(EVENTS, workspaceId, [judged({ judgedAtMs: 20, score: 0.9 })]);
  const same = await findFraudVerdict(EVENTS, workspaceId, "cnv_1");
  expect(same).toMatchObject({ score: 0.9, judgedAtMs: 20, changedAtMs: 10, decision: "open" });
  await saveFraudVerdicts(EVENTS, workspaceId, [judged({ judgedAtMs: 30, action: "tag" })]);
  const other = await findFraudVerdict(EVENTS, workspaceId, "cnv_1");
  expect(other).toMatchObject({ action: "tag", changedAtMs: 30 });
});

test("what a person decided stays through later judgements, and is not forgotten with the doubt", async () => {
  const workspaceId = crypto.randomUUID();
  await saveFraudVerdicts(EVENTS, workspaceId, [judged(), judged({ conversionId: "cnv_2" })]);
  const decision = { conversionId: "cnv_1", decision: "approved", decidedBy: "usr_1" } as const;
  await decideVerdict(EVENTS, workspaceId, { ...decision, decisionId: "fdc_1" }, 20).run();
  await saveFraudVerdicts(EVENTS, workspaceId, [judged({ judgedAtMs: 30, score: 1 })]);
  await dropFraudVerdicts(EVENTS, workspaceId, ["cnv_1", "cnv_2"]);
  expect(await listFraudVerdicts(EVENTS, workspaceId, ALL)).toMatchObject([
    { conversionId: "cnv_1", decision: "approved", decidedBy: "usr_1", score: 1 },
  ]);
});

test("a list runs newest first, by pages, and by what is wanted", async () => {
  const workspaceId = crypto.randomUUID();
  const ids = ["cnv_1", "cnv_2", "cnv_3"];
  await saveFraudVerdicts(
    EVENTS,
    workspaceId,
    ids.map((conversionId, i) => judged({ conversionId, action: i === 1 ? "tag" : "hold" })),
  );
  const idsOf = async (filter: Partial<typeof ALL> | { action: string }) =>
    (await listFraudVerdicts(EVENTS, workspaceId, { ...ALL, ...filter })).map(
      ({ conversionId }) => conversionId,
    );
  expect(await idsOf({ limit: 2 })).toEqual(["cnv_3", "cnv_2"]);
  expect(await idsOf({ action: "hold" })).toEqual(["cnv_3", "cnv_1"]);
});

test("another workspace sees nothing", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  await saveFraudVerdicts(EVENTS, own, [judged()]);
  await dropFraudVerdicts(EVENTS, other, ["cnv_1"]);
  expect(await listFraudVerdicts(EVENTS, other, ALL)).toEqual([]);
  expect(await findFraudVerdict(EVENTS, own, "cnv_1")).not.toBeNull();
});
