import { entityId } from "@cleverdrip/core";
import { findVerifyRun, listFindings, startVerifyRun } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditWorld, type AuditWorld } from "../../test-support/audit-world.ts";
import { verifyNightly } from "./nightly.ts";
import { continueRun } from "./run-verify.ts";
import { verifyBooks } from "./verify-books.ts";
import { verifyDeps } from "./verify-deps.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

async function begin({ workspaceId, hour }: AuditWorld, hours: number): Promise<string> {
  const id = entityId("vrf", Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  const toMs = hour.fromMs + hours * HOUR_MS;
  const run = { id, actor: "usr_1", fromMs: hour.fromMs, toMs, nowMs: Date.now() };
  await startVerifyRun(env.EVENTS, workspaceId, run);
  return id;
}

async function lose({ workspaceId, clicks: [click] }: AuditWorld): Promise<void> {
  await env.EVENTS.prepare("DELETE FROM clicks WHERE workspace_id = ? AND id = ?")
    .bind(workspaceId, click?.id)
    .run();
}

test("a recount goes on hour by hour and ends clean", async () => {
  const world = await auditWorld();
  const { workspace } = world.hour;
  const id = await begin(world, 2);
  const deps = verifyDeps(env, Date.now());
  expect(await continueRun(workspace, id, deps)).toMatchObject({ state: "running", events: 8 });
  expect(await continueRun(workspace, id, deps)).toMatchObject({ state: "clean", findings: 0 });
  expect(await continueRun(workspace, id, deps)).toMatchObject({ state: "clean", events: 8 });
});

test("what differs is kept once, however many go on at the same moment", async () => {
  const world = await auditWorld();
  await lose(world);
  const { workspace } = world.hour;
  const id = await begin(world, 1);
  await Promise.all([1, 2, 3].map(() => continueRun(workspace, id, verifyDeps(env, Date.now()))));
  const run = await findVerifyRun(env.EVENTS, workspace.id, id);
  expect(run).toMatchObject({ state: "drift", findings: 1, events: 8 });
  expect(await listFindings(env.EVENTS, workspace.id, id)).toMatchObject([
    { number: 1, cause: "lost-row", place: "clicks", eventId: world.clicks[0]?.id },
  ]);
});

test("the schedule counts the last two days once, as far as its hours go, and finds what is lost", async () => {
  const world = await auditWorld();
  await lose(world);
  const { workspace, fromMs } = world.hour;
  const nowMs = Math.ceil((fromMs + HOUR_MS) / DAY_MS) * DAY_MS + 3 * HOUR_MS;
  const deps = verifyDeps(env, nowMs);
  expect(await verifyNightly(workspace, deps, { hours: 5 })).toBe(5);
  expect(await verifyNightly(workspace, deps, { hours: 100 })).toBe(43);
  expect(await verifyNightly(workspace, deps, { hours: 100 })).toBe(0);
  const { results } = await env.EVENTS.prepare(
    "SELECT state, findings, actor FROM verify_runs WHERE workspace_id = ?",
  )
    .bind(workspace.id)
    .all();
  // The row itself, and at the end of its day the six dimensions that still count it.
  expect(results).toEqual([{ state: "drift", findings: 7, actor: "schedule" }]);
});

test("a workspace without anything to count costs the schedule none of its hours", async () => {
  const { workspace } = (await auditWorld()).hour;
  const deps = verifyDeps(env, Date.now() + 40 * DAY_MS);
  const budget = { hours: 5 };
  expect(await verifyNightly(workspace, deps, budget)).toBe(0);
  expect(budget).toEqual({ hours: 5 });
  const row = await env.EVENTS.prepare("SELECT state FROM verify_runs WHERE workspace_id = ?")
    .bind(workspace.id)
    .first();
  expect(row).toEqual({ state: "clean" });
});

test("an operator's recount of one workspace ends after its last hour", async () => {
  const world = await auditWorld();
  await lose(world);
  const { workspace, fromMs } = world.hour;
  const asked = { workspaceId: workspace.id, fromMs: fromMs - 6 * HOUR_MS, toMs: fromMs + HOUR_MS };
  const deps = verifyDeps(env, Date.now());
  const first = await verifyBooks({ ...asked, cursor: null }, env.CONTROL, deps);
  expect(first).toMatchObject({ hours: 6, findings: [], next: { atMs: fromMs } });
  const second = await verifyBooks({ ...asked, cursor: first.next }, env.CONTROL, deps);
  expect(second).toMatchObject({ hours: 1, next: null });
  expect(second.findings).toMatchObject([{ workspaceId: workspace.id, cause: "lost-row" }]);
});

test("an operator's recount of all workspaces goes through each", async () => {
  const world = await auditWorld();
  const { workspace, fromMs } = world.hour;
  const asked = { workspaceId: null, fromMs, toMs: fromMs + HOUR_MS };
  const seen = new Set<string>();
  let cursor: { workspaceId: string; atMs: number } | null = null;
  do {
    const answer = await verifyBooks(
      { ...asked, cursor },
      env.CONTROL,
      verifyDeps(env, Date.now()),
    );
    cursor = answer.next;
    if (cursor !== null) seen.add(cursor.workspaceId);
  } while (cursor !== null);
  const { results } = await env.CONTROL.prepare("SELECT id FROM workspaces").all<{ id: string }>();
  expect(seen).toEqual(new Set(results.map(({ id }) => id)));
  expect(seen).toContain(workspace.id);
});
