import { packClicks, type ClickBatch, type ClickEvent } from "@cleverdrip/core";
import { startErasure } from "@cleverdrip/db";
import {
  createTestWorkspace,
  testBatchOf,
  testClick,
  testReport,
  type TestWorkspace,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { delivered, factsEntry, letterBy } from "../../test-support/dead-letters.ts";
import { buildDeps } from "../build-deps.ts";
import worker from "../index.ts";
import { checkErasure, continueErasure } from "./erase.ts";
import { eraseDeps } from "./erase-deps.ts";

const HASH = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b";
const PHONE = "Mozilla/5.0 (Linux; Android 14; AdasPhone) Chrome/140.0.0.0 Mobile Safari/537.36";

type Subject = Parameters<typeof checkErasure>[1];

async function died(body: unknown): Promise<string> {
  const { batch, ids } = delivered([body], { queue: "cleverdrip-clicks-dead" });
  await worker.queue(batch, env);
  return ids[0] ?? "";
}

async function erase({ workspaceId }: TestWorkspace, subject: Subject) {
  const nowMs = Date.now();
  const settings = await buildDeps(env, nowMs, "").settingsOf(workspaceId);
  if (settings === null) throw new Error("the workspace is gone");
  const check = await checkErasure(settings, subject, eraseDeps(env, nowMs));
  const id = `ers_${crypto.randomUUID()}`;
  const own = { workspaceId, id, actor: "usr_1", cursor: "{}" };
  await startErasure(env.EVENTS, { ...own, ...subject, startedAtMs: nowMs });
  const record = await continueErasure(settings, id, eraseDeps(env, nowMs));
  expect(JSON.parse(record?.counts ?? "{}")).toEqual(check.counts);
  return check.counts;
}

const replay = async (id: string) => (await factsEntry().replayDeadLetters(null, [id]))[0];

const ada = (change: Partial<ClickEvent> = {}): Partial<ClickEvent> => ({
  visitorId: "ada-visitor",
  isReturning: true,
  ip: "198.51.100.77",
  userAgent: PHONE,
  city: "Ulm",
  query: `em=${HASH}`,
  ...change,
});

const clickRows = ({ workspaceId }: TestWorkspace) =>
  rowsOf<{ id: string; reason: string; is_unique: number }>(
    "SELECT id, reason, is_unique FROM clicks WHERE workspace_id = ? ORDER BY id",
    workspaceId,
  );

test("clicks of a person in a dead letter tell nothing of them, and are counted as before", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const other = await createTestWorkspace(env.CONTROL);
  const clicks = await Promise.all([
    testClick(workspace, ada({ atMs: Date.now() - 60_000 })),
    testClick(workspace, ada({ userAgent: "AdasPhone curl/8.4.0" })),
    testClick(workspace, { visitorId: "bob-visitor" }),
    testClick(other, { visitorId: "ada-visitor", city: "Bonn" }),
  ]);
  const [click] = clicks;
  const batch: ClickBatch = testBatchOf(clicks);
  const id = await died(packClicks(batch));
  const subject = { kind: "value", subject: HASH } as const;
  expect(await erase(workspace, subject)).toMatchObject({ letters: 1 });
  const body = (await letterBy(id))?.body ?? "";
  for (const told of [HASH, "AdasPhone", "198.51.100.77", "Ulm"]) expect(body).not.toContain(told);
  for (const kept of ["bob-visitor", "Bonn", click?.id ?? ""]) expect(body).toContain(kept);
  expect(await erase(workspace, subject)).toMatchObject({ letters: 0 });
  expect(await replay(id)).toMatchObject({ sentence: "4 stored, 0 had been stored before" });
  const rows = await clickRows(workspace);
  expect(rows.map(({ reason, is_unique }) => [reason, is_unique]).toSorted()).toEqual([
    ["OK", 1],
    ["OK", 1],
    ["Q_BOT", 0],
  ]);
});

test("a person is found in dead letters by a click, and by the reports of it", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace, ada({ query: "" }));
  const report = testReport(
    workspace,
    click,
    { txid: "T1", adv_sub1: "mail" },
    { ip: "192.0.2.9" },
  );
  const ids = [await died(packClicks(testBatchOf([click]))), await died(report)];
  expect(await erase(workspace, { kind: "click", subject: click.id })).toMatchObject({
    letters: 2,
  });
  for (const id of ids) {
    const body = (await letterBy(id))?.body ?? "";
    expect(body).toContain(click.id);
    expect(body).not.toMatch(/ada-visitor|AdasPhone|198\.51|192\.0\.2|mail/);
    expect(await replay(id)).toMatchObject({ outcome: "settled" });
  }
  expect(
    await rowsOf(
      "SELECT txid, status FROM conversions WHERE workspace_id = ?",
      workspace.workspaceId,
    ),
  ).toEqual([{ txid: "T1", status: "approved" }]);
});

test("a report stays believed by what was erased from it", async () => {
  const security = { tokens: ["abc12345"], secrets: [], sourceIps: [], requires: "token" as const };
  const workspace = await createTestWorkspace(env.CONTROL, { conversionPolicy: { security } });
  const click = await testClick(workspace);
  const said = { txid: "T1", adv_sub1: HASH };
  const ids = [
    await died(testReport(workspace, click, { ...said, token: "abc12345" })),
    await died(testReport(workspace, click, { ...said, txid: "T2", token: "wrong" })),
  ];
  await erase(workspace, { kind: "value", subject: HASH });
  const verdicts = [];
  for (const id of ids) {
    expect((await letterBy(id))?.body).not.toContain(HASH);
    verdicts.push((await replay(id))?.sentence);
  }
  expect(verdicts).toEqual([
    "the report was judged: recorded, OK",
    "the report was judged: rejected, X_TOKEN",
  ]);
});

test("an erasure changes no letter of another workspace", async () => {
  const [own, other] = [
    await createTestWorkspace(env.CONTROL),
    await createTestWorkspace(env.CONTROL),
  ];
  const id = await died(packClicks(testBatchOf([await testClick(other, ada())])));
  const before = await letterBy(id);
  expect(await erase(own, { kind: "value", subject: HASH })).toMatchObject({ letters: 0 });
  expect(await letterBy(id)).toEqual(before);
});
