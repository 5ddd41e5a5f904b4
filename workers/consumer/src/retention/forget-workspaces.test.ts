import { createTestWorkspace, testBatch, testClick, testConversion } from "@cleverdrip/testing";
import { deleteWorkspacePart } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { takeReport } from "../conversions/take-report.ts";
import { drainJournal } from "../log/drain-journal.ts";
import { forgetDeps } from "./forget-deps.ts";
import { forgetWorkspaces } from "./forget-workspaces.ts";

const DAY_MS = 86_400_000;
const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());

async function usedWorkspace() {
  const workspace = await createTestWorkspace(env.CONTROL);
  await storeBatches([await testBatch(workspace, 3)], deps());
  const click = await testClick(workspace);
  await takeReport(testConversion(workspace, click, { receivedAtMs: Date.now() }), deps());
  await drainJournal("EVENTS", deps());
  return workspace;
}

/** Tables of EVENTS with rows of the workspace, and its objects of the log. */
async function left(workspaceId: string): Promise<readonly string[]> {
  const { results } = await env.EVENTS.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%workspace_id%'",
  ).all<{ name: string }>();
  const rows = await Promise.all(
    results.map(async ({ name }) => {
      const found = await rowsOf(
        `SELECT 1 FROM ${name} WHERE workspace_id = ? LIMIT 1`,
        workspaceId,
      );
      return found.length === 0 ? [] : [name];
    }),
  );
  const { objects } = await env.LOG.list({ prefix: `${workspaceId}/` });
  return [...rows.flat(), ...objects.map(({ key }) => key)];
}

async function deleteIt(workspaceId: string): Promise<void> {
  for (let isDone = false; !isDone;) {
    ({ isDone } = await deleteWorkspacePart(env.CONTROL, workspaceId, Date.now()));
  }
}

test("facts, log and objects of a deleted workspace go, those of another stay", async () => {
  const [own, other] = [await usedWorkspace(), await usedWorkspace()];
  const name = `${own.workspaceId}:${own.campaignId}`;
  const window = env.CAMPAIGN_WINDOW.getByName(name);
  expect((await window.live(Date.now(), "2026-01-01")).clicksTotal).toBe(3);
  const before = await left(other.workspaceId);
  expect(before.length).toBeGreaterThan(5);
  await deleteIt(own.workspaceId);

  await forgetWorkspaces(forgetDeps(env, Date.now()));

  expect(await left(own.workspaceId)).toEqual([]);
  expect(await left(other.workspaceId)).toEqual(before);
  expect((await window.live(Date.now(), "2026-01-01")).clicksTotal).toBe(0);
});

test("what a queue brings afterwards goes with a later run, and once nothing can come the note of it goes as well", async () => {
  const workspace = await usedWorkspace();
  const { workspaceId } = workspace;
  await deleteIt(workspaceId);
  await forgetWorkspaces(forgetDeps(env, Date.now()));
  const late = await testBatch(workspace, 1);
  await storeBatches([late], { ...deps(), settingsOf: async () => null });
  const letters = () =>
    env.EVENTS.prepare("SELECT count(*) AS n FROM dead_letters WHERE body LIKE ?")
      .bind(`%${workspaceId}%`)
      .first<{ n: number }>();
  expect((await letters())?.n).toBe(1);
  const note = () =>
    env.CONTROL.prepare("SELECT id FROM deleted_workspaces WHERE id = ?").bind(workspaceId).first();
  expect(await note()).not.toBeNull();

  await forgetWorkspaces(forgetDeps(env, Date.now() + 16 * DAY_MS));

  expect((await letters())?.n).toBe(0);
  expect(await note()).toBeNull();
});
