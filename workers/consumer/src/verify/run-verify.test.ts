import { entityId } from "@cleverdrip/core";
import { findVerifyRun, listFindings, startVerifyRun } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, onTestFinished, test, vi } from "vitest";
import { auditWorld, type AuditWorld } from "../../test-support/audit-world.ts";
import { inVerifyOrder, verifyNightly } from "./nightly.ts";
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

/** What the schedule has begun, oldest first, in days from the first. */
async function nightsOf(workspaceId: string, originMs: number) {
  const { results } = await env.EVENTS.prepare(
    "SELECT from_ms, to_ms, state FROM verify_runs WHERE workspace_id = ? ORDER BY id",
  )
    .bind(workspaceId)
    .all<{ from_ms: number; to_ms: number; state: string }>();
  return results.map(({ from_ms, to_ms, state }) => [
    (from_ms - originMs) / DAY_MS,
    (to_ms - originMs) / DAY_MS,
    state,
  ]);
}

test("a night that was not through comes to its end before the next, and days of nights left out are made up for", async () => {
  const world = await auditWorld();
  const { workspace, fromMs } = world.hour;
  const originMs = Math.ceil((fromMs + HOUR_MS) / DAY_MS) * DAY_MS;
  const at = (day: number) => verifyDeps(env, originMs + day * DAY_MS + 3 * HOUR_MS);
  await verifyNightly(workspace, at(0), { hours: 5 });
  expect(await nightsOf(workspace.id, originMs)).toEqual([[-2, 0, "running"]]);
  await verifyNightly(workspace, at(1), { hours: 1_000 });
  await verifyNightly(workspace, at(4), { hours: 1_000 });
  await verifyNightly(workspace, at(30), { hours: 1_000 });
  expect(await nightsOf(workspace.id, originMs)).toEqual([
    [-2, 0, "clean"],
    [-1, 1, "clean"],
    [0, 4, "clean"],
    [28, 30, "clean"],
  ]);
});

test("whose books were counted longest ago is the next, and a whole night left out is said", async () => {
  const worlds = [await auditWorld(), await auditWorld(), await auditWorld()];
  const [often, seldom, fresh] = worlds.map(({ hour }) => hour.workspace);
  if (often === undefined || seldom === undefined || fresh === undefined) throw new Error("none");
  const all = [often, seldom, fresh];
  const originMs = Math.ceil(Date.now() / DAY_MS) * DAY_MS;
  const at = (day: number) => verifyDeps(env, originMs + day * DAY_MS + 3 * HOUR_MS);
  const said = vi.spyOn(console, "error").mockReturnValue();
  onTestFinished(() => said.mockRestore());
  const order = async (day: number) => (await inVerifyOrder(all, at(day))).map(({ id }) => id);
  await verifyNightly(seldom, at(0), { hours: 1_000 });
  for (const day of [0, 1]) await verifyNightly(often, at(day), { hours: 1_000 });
  expect(await order(1)).toEqual([fresh.id, seldom.id]);
  expect(said).not.toHaveBeenCalled();
  expect(await order(2)).toEqual([fresh.id, seldom.id, often.id]);
  const behind = { event: "verify.behind", workspaces: 1, first: seldom.id };
  expect(said).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ ...behind, verifiedToMs: originMs }),
  );
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
