import { packClicks } from "@cleverdrip/core";
import { createTestWorkspace, testBatch, testReport } from "@cleverdrip/testing";
import { createExecutionContext, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { clicksOf, countRows, delivered, letterBy } from "../../test-support/dead-letters.ts";
import { buildDeps } from "../build-deps.ts";
import worker from "../index.ts";
import { handleFacts } from "./handle-facts.ts";
import { LAST_TRY } from "./settle-message.ts";

const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());

function failing(workspaceId: string) {
  const real = deps();
  const settingsOf: typeof real.settingsOf = (id) =>
    id === workspaceId ? Promise.reject(new Error("D1_ERROR: no such table")) : real.settingsOf(id);
  return { ...real, settingsOf };
}

const poisons: readonly [string, unknown, string][] = [
  ["text that is no JSON", "{click", "{click"],
  ["JSON of another kind", { kind: "impressions" }, '{"kind":"impressions"}'],
  ["bytes that are no UTF-8", Uint8Array.of(0xff, 0xfe, 0x00, 0xc3, 0x28).buffer, "//4Awyg="],
  ["nothing", null, "null"],
];

test.each(poisons)(
  "of ten messages one is %s: nine are stored and acknowledged, the tenth is a row with its very body",
  async (_, poison, kept) => {
    const workspace = await createTestWorkspace(env.CONTROL);
    const good = await Promise.all(Array.from({ length: 9 }, () => testBatch(workspace, 2)));
    const bodies = good.map((batch): unknown => packClicks(batch)).toSpliced(4, 0, poison);
    const { batch, ids } = delivered(bodies);
    await worker.queue(batch, env);
    const result = await getQueueResult(batch, createExecutionContext());
    expect(new Set(result.explicitAcks)).toEqual(new Set(ids));
    expect(await clicksOf(workspace.workspaceId)).toBe(18);
    const letter = await letterBy(ids[4]);
    expect(letter).toMatchObject({ body: kept, queue: "cleverdrip-clicks", attempts: 1 });
    expect(letter?.reason).not.toBe("");
  },
);

test("one of a hundred that cannot be stored delays none of the others, and they are counted once", async () => {
  const [good, bad] = [
    await createTestWorkspace(env.CONTROL),
    await createTestWorkspace(env.CONTROL),
  ];
  const batches = await Promise.all(Array.from({ length: 99 }, () => testBatch(good, 1)));
  const poison = packClicks(await testBatch(bad, 1));
  const bodies = batches.map((batch): unknown => packClicks(batch)).toSpliced(30, 0, poison);
  // As large as the queue's batches are: what comes beside the poison is done at once, all else as ever.
  for (let i = 0; i < bodies.length; i += 40) {
    const { batch, ids } = delivered(bodies.slice(i, i + 40));
    await handleFacts(batch, failing(bad.workspaceId));
    const { explicitAcks, retryMessages } = await getQueueResult(batch, createExecutionContext());
    expect(retryMessages.map(({ msgId }) => msgId)).toEqual(i === 0 ? [ids[30]] : []);
    expect(explicitAcks).toHaveLength(ids.length - (i === 0 ? 1 : 0));
  }
  expect(await clicksOf(good.workspaceId)).toBe(99);
  const sql = `SELECT sum(clicks) AS n FROM rollup_daily WHERE workspace_id = ?`;
  expect(await countRows(sql, good.workspaceId)).toBe(99);
});

test("a message that fails its last try is a row with the error, its owner and its clicks", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { workspaceId } = workspace;
  const clicks = await testBatch(workspace, 3);
  const early = delivered([packClicks(clicks)], { attempts: LAST_TRY - 1 });
  await handleFacts(early.batch, { ...failing(workspaceId) });
  expect(await letterBy(early.ids[0])).toBeNull();

  const real = deps();
  const broken = { ...real, appendLog: () => Promise.reject(new Error("R2 is down")) };
  const last = delivered([packClicks(clicks)], { attempts: LAST_TRY });
  await handleFacts(last.batch, broken);
  expect((await getQueueResult(last.batch, createExecutionContext())).explicitAcks).toEqual(
    last.ids,
  );
  expect(await letterBy(last.ids[0])).toMatchObject({
    reason: "Error: R2 is down",
    attempts: LAST_TRY,
    clicks: 3,
    body: JSON.stringify(packClicks(clicks)),
  });
  const sql = `SELECT sum(clicks) AS n FROM dead_clicks WHERE workspace_id = ?`;
  expect(await countRows(sql, workspaceId)).toBe(3);
});

test("where the row cannot be written on the last try, the message is left to the dead-letter queue", async () => {
  const { batch, ids } = delivered([{ no: "message" }], { attempts: LAST_TRY });
  const keepDead = () => Promise.reject(new Error("D1 is down"));
  await handleFacts(batch, { ...deps(), keepDead });
  const { explicitAcks, retryMessages } = await getQueueResult(batch, createExecutionContext());
  expect(explicitAcks).toEqual([]);
  expect(retryMessages.map(({ msgId }) => msgId)).toEqual(ids);
});

test("a queued report that nothing proves to be anybody's is in the received log, however many come", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const report = testReport(
    workspace,
    null,
    { txid: crypto.randomUUID() },
    { host: "gone.example" },
  );
  const { batch } = delivered([report]);
  await handleFacts(batch, { ...deps(), mayKeepStray: () => false });
  const sql = `SELECT count(*) AS n FROM received_reports WHERE parameters LIKE ?`;
  expect(await countRows(sql, `%${report.parameters[0]?.[1]}%`)).toBe(1);
});
