import { testBatch, testClick, createTestWorkspace, testBatchOf } from "@cleverdrip/testing";
import { findMove, readJournalNumber, setFence, type MoveState } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { busyWorld } from "../../test-support/busy-world.ts";
import { expectClickBooks } from "../../test-support/click-books.ts";
import { deps } from "../../test-support/journey-world.ts";
import { dumpRows, fillTables, first, moveTo, second } from "../../test-support/moves.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { finishMoves } from "./finish-moves.ts";
import { moveDeps } from "./move-deps-of.ts";
import { moveWorkspace } from "./move-workspace.ts";

const HOUR_MS = 3_600_000;

test("a workspace has the same rows in its new database, of every table there is, and an hour later none in the old one", async () => {
  const { ada } = await busyWorld();
  const { workspaceId } = ada;
  await fillTables(first, workspaceId);
  const before = await dumpRows(first, workspaceId);
  const other = await busyWorld();
  const others = await dumpRows(first, other.ada.workspaceId);
  const answer = await moveTo(workspaceId, "EVENTS_2");
  expect(answer).toMatchObject({ state: "switched", fromShard: "EVENTS", toShard: "EVENTS_2" });
  expect(await dumpRows(second, workspaceId)).toEqual(before);
  const counted = answer.tables
    .filter(({ rows }) => rows > 0)
    .map(({ name, rows }) => [name, rows]);
  const dumped = Object.entries(before).map(([name, rows]) => [name, rows.length]);
  expect(counted.toSorted()).toEqual(dumped.toSorted());

  await finishMoves(moveDeps(env, Date.now()));
  expect(await dumpRows(first, workspaceId)).toEqual(before);
  await finishMoves(moveDeps(env, Date.now() + HOUR_MS));
  expect(await dumpRows(first, workspaceId)).toEqual({});
  expect(await dumpRows(second, workspaceId)).toEqual(before);
  expect(await dumpRows(first, other.ada.workspaceId)).toEqual(others);
});

/** One step of a move. */
async function step(workspaceId: string): Promise<void> {
  let clock = Date.now();
  const stepping = { ...moveDeps(env, Date.now()), clockMs: () => (clock += HOUR_MS) };
  await moveWorkspace({ workspaceId, toShard: "EVENTS_2", action: "go-on" }, stepping);
}

async function stepUntil(workspaceId: string, state: MoveState): Promise<void> {
  while ((await findMove(env.CONTROL, workspaceId))?.state !== state) await step(workspaceId);
}

test("a click that is stored behind what was copied already comes along", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { workspaceId } = workspace;
  await storeBatches([await testBatch(workspace, 2)], deps());
  await stepUntil(workspaceId, "early");
  // The batch ledger, then the clicks.
  await step(workspaceId);
  await step(workspaceId);
  expect(await findMove(env.CONTROL, workspaceId)).toMatchObject({ state: "early" });
  expect((await dumpRows(second, workspaceId))["clicks"]).toHaveLength(2);
  const late = await testClick(workspace, { atMs: Date.now() - HOUR_MS });
  await storeBatches([testBatchOf([late])], deps());
  await moveTo(workspaceId, "EVENTS_2");
  expect(await dumpRows(second, workspaceId)).toEqual(await dumpRows(first, workspaceId));
  expect(await expectClickBooks(workspaceId)).toMatchObject({ gross: 3 });
});

test("large texts and many rows go over in pages", async () => {
  const { workspaceId } = await createTestWorkspace(env.CONTROL);
  const many = (sql: string, count: number) =>
    first
      .prepare(
        `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2) ${sql}`,
      )
      .bind(workspaceId, count)
      .run();
  await many(
    "INSERT INTO upload_chunks (workspace_id, upload_id, number, rows) SELECT ?1, 'upl_1', i, hex(zeroblob(100000 + i)) FROM n",
    23,
  );
  await many(
    "INSERT INTO click_fingerprints (workspace_id, fingerprint, click_id) SELECT ?1, 'f' || (i % 7), 'c' || i FROM n",
    10_500,
  );
  const before = await dumpRows(first, workspaceId);
  const answer = await moveTo(workspaceId, "EVENTS_2");
  expect(answer.tables).toEqual(
    expect.arrayContaining([
      { name: "upload_chunks", rows: 23, micros: 0 },
      { name: "click_fingerprints", rows: 10_500, micros: 0 },
    ]),
  );
  expect(await dumpRows(second, workspaceId)).toEqual(before);
});

test.each([
  ["money", "UPDATE conversions SET payout_micros = payout_micros + 1 WHERE workspace_id = ?"],
  ["a text", "UPDATE conversions SET reason = reason || '.' WHERE workspace_id = ?"],
  ["a row too many", "INSERT INTO views VALUES (?, 'x', 1, '', '', '', '')"],
])(
  "a new database with %s otherwise is not switched to, and the move can be given up",
  async (_, sql) => {
    const { ada } = await busyWorld();
    const { workspaceId } = ada;
    const before = await dumpRows(first, workspaceId);
    await stepUntil(workspaceId, "compare");
    const move = await findMove(env.CONTROL, workspaceId);
    const there = { db: second, workspaceId, moveId: move?.id ?? "" };
    await setFence(there, "open");
    await second.prepare(sql).bind(workspaceId).run();
    await setFence(there, "arriving");
    await expect(moveTo(workspaceId, "EVENTS_2")).rejects.toThrow(
      "is not the same in EVENTS and EVENTS_2",
    );
    const asked = { workspaceId, toShard: null, action: "abort" } as const;
    expect(await moveWorkspace(asked, moveDeps(env, Date.now()))).toMatchObject({ isDone: true });
    expect(await dumpRows(first, workspaceId)).toEqual(before);
    expect(await dumpRows(second, workspaceId)).toEqual({});
  },
);

test("a workspace moves back, and its journal counts on", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { workspaceId } = workspace;
  await storeBatches([await testBatch(workspace, 2)], deps());
  await moveTo(workspaceId, "EVENTS_2");
  const [here, there] = [await readJournalNumber(first), await readJournalNumber(second)];
  expect(there).toBeGreaterThanOrEqual(here);
  await expect(moveTo(workspaceId, "EVENTS")).rejects.toThrow("an hour later");
  await finishMoves(moveDeps(env, Date.now() + HOUR_MS));
  const before = await dumpRows(second, workspaceId);
  await moveTo(workspaceId, "EVENTS");
  expect(await dumpRows(first, workspaceId)).toEqual(before);
  expect(await readJournalNumber(first)).toBeGreaterThanOrEqual(await readJournalNumber(second));
  await storeBatches([await testBatch(workspace, 1)], deps(Date.now() + HOUR_MS));
  expect(await expectClickBooks(workspaceId)).toMatchObject({ gross: 3 });
});
