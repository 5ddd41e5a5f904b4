import {
  createTestWorkspace,
  testClick,
  testReport,
  type TestWorkspace,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { buildDeps } from "../build-deps.ts";
import { replayReport } from "./replay-report.ts";
import { takeReport } from "./take-report.ts";

const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());

const kept = (workspace: TestWorkspace) =>
  rowsOf<{ id: string; verdict: string }>(
    `SELECT id, verdict FROM received_reports WHERE workspace_id = ?`,
    workspace.workspaceId,
  );

async function received(said: Readonly<Record<string, string>>) {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace, { atMs: Date.now() - 600_000 });
  await takeReport(testReport(workspace, click, { txid: "T1", ...said }), deps());
  const [row] = await kept(workspace);
  return { workspace, id: row?.id ?? "" };
}

test.each([
  [{ event: "ftd" }, `UPDATE event_types SET aliases = '["ftd"]' WHERE workspace_id = ?`],
  [{ status: "cnf" }, `UPDATE workspaces SET status_words = '{"cnf":"approved"}' WHERE id = ?`],
])("a report with %o counts once a mapping was added and it is replayed", async (said, sql) => {
  const { workspace, id } = await received(said);
  expect(await replayReport(workspace.workspaceId, id, deps())).toMatchObject({
    verdict: "rejected",
  });
  await env.CONTROL.prepare(sql).bind(workspace.workspaceId).run();

  const verdict = await replayReport(workspace.workspaceId, id, deps());
  expect(verdict).toMatchObject({ verdict: "recorded", status: "approved" });
  expect(await kept(workspace)).toEqual([{ id, verdict: "recorded" }]);
  expect(await replayReport(workspace.workspaceId, id, deps())).toMatchObject({
    verdict: "duplicate",
    conversionId: verdict?.conversionId,
  });
  expect(await kept(workspace)).toEqual([{ id, verdict: "recorded" }]);
});

test("a report that did not prove itself does not do so by being replayed", async () => {
  const workspace = await createTestWorkspace(env.CONTROL, {
    conversionPolicy: {
      security: { tokens: ["abc12345"], secrets: [], sourceIps: [], requires: "token" },
    },
  });
  const click = await testClick(workspace);
  await takeReport(testReport(workspace, click, { token: "wrong" }), deps());
  const [row] = await kept(workspace);
  expect(await replayReport(workspace.workspaceId, row?.id ?? "", deps())).toMatchObject({
    reason: "X_TOKEN",
  });
});

test("another workspace's report is not there to be replayed", async () => {
  const { id } = await received({});
  const other = await createTestWorkspace(env.CONTROL);
  expect(await replayReport(other.workspaceId, id, deps())).toBeNull();
});

test("a report that was one of too many of its click is judged once it is replayed", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace, { atMs: Date.now() - 600_000 });
  const sentAway = { clickProblem: "too-often", refused: 8 } as const;
  const verdict = await takeReport(testReport(workspace, click, { txid: "T1" }, sentAway), deps());
  expect(verdict).toMatchObject({ verdict: "rejected", reason: "X_DUP_CLICK", conversionId: null });
  expect(verdict.hint).toContain("no. 8 of");
  const [row] = await kept(workspace);
  expect(await replayReport(workspace.workspaceId, row?.id ?? "", deps())).toMatchObject({
    verdict: "recorded",
  });
});
