import { packClicks } from "@cleverdrip/core";
import { findHeld, queueOverdue, readOverdueDelivery, setFence } from "@cleverdrip/db";
import { storeConversion, storeDelivery } from "@cleverdrip/db/test-support";
import { createTestWorkspace, testBatchOf, testClick, testConversion } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, onTestFinished, test, vi } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { farSide } from "../../test-support/far-side.ts";
import { first } from "../../test-support/moves.ts";
import { batchOf } from "../../test-support/virtual-queue.ts";
import { buildDeps } from "../build-deps.ts";
import { storeWhole } from "../clicks/store-batches.ts";
import { takeReport } from "../conversions/take-report.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { handleFacts } from "../queue/handle-facts.ts";
import { runSchedule } from "../schedule/run-schedule.ts";
import { scheduleDeps } from "../schedule/schedule-deps.ts";

/** A workspace that is not written to, as in the middle of a move, until `thaw` or the end of the test. */
async function frozen() {
  const workspace = await createTestWorkspace(env.CONTROL);
  return { ...workspace, ...(await freeze(workspace.workspaceId)) };
}

async function freeze(workspaceId: string) {
  const here = { db: first, workspaceId, moveId: "mov_1" };
  await setFence(here, "frozen");
  const thaw = () => setFence(here, "open");
  onTestFinished(thaw);
  return { thaw };
}

const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());

async function deliver(bodies: readonly unknown[], attempts = 1, own: Partial<FactsDeps> = {}) {
  const fates: unknown[] = [];
  const messages = bodies.map((body, i) => ({ id: String(i), body, attempts }));
  const batch = batchOf(messages, (id, how) => void (fates[Number(id)] = how));
  await handleFacts(batch, { ...deps(), ...own });
  return fates;
}

const clicksOf = async (workspaceId: string) =>
  (await rowsOf("SELECT id FROM clicks WHERE workspace_id = ?", workspaceId)).length;

test("clicks of others that came in the same message, and in others of its batch, are stored at once", async () => {
  const moving = await frozen();
  const other = await createTestWorkspace(env.CONTROL);
  const both = testBatchOf([await testClick(moving), await testClick(other)]);
  const bodies = [both, testBatchOf([await testClick(other)])].map(packClicks);
  expect(await deliver(bodies)).toEqual([{ kind: "retry", delaySeconds: 5 }, { kind: "ack" }]);
  expect(await clicksOf(other.workspaceId)).toBe(2);
  await moving.thaw();
  expect(await deliver(bodies, 2)).toEqual([{ kind: "ack" }, { kind: "ack" }]);
  expect([await clicksOf(moving.workspaceId), await clicksOf(other.workspaceId)]).toEqual([1, 2]);
});

test.each([1, 40, 100, 101])(
  "a message at its try %i is not given up because its workspace moves: after a few it is sent anew",
  async (attempts) => {
    const moving = await frozen();
    const click = await testClick(moving);
    const bodies = [packClicks(testBatchOf([click])), testConversion(moving, click)];
    const sent: unknown[] = [];
    const sendAgain: FactsDeps["sendAgain"] = async (_queue, body) => sent.push(body) > 0;
    const retried = { kind: "retry", delaySeconds: 5 };
    const fate = attempts === 1 ? retried : { kind: "ack" };
    expect(await deliver(bodies, attempts, { sendAgain })).toEqual([fate, fate]);
    // Reports are settled as they are read, clicks together at the end.
    expect(sent).toEqual(attempts === 1 ? [] : bodies.toReversed());
    const letters = "SELECT letter_id FROM dead_letter_owners WHERE workspace_id = ?";
    expect(await rowsOf(letters, moving.workspaceId)).toEqual([]);
  },
);

test("where a message cannot be sent anew the queue brings it again", async () => {
  const moving = await frozen();
  vi.spyOn(console, "error").mockReturnValue(undefined);
  const body = packClicks(testBatchOf([await testClick(moving)]));
  const sendAgain = () => Promise.reject(new Error("the queue is away"));
  expect(await deliver([body], 100, { sendAgain })).toEqual([{ kind: "retry", delaySeconds: 600 }]);
});

test("a report is refused by the ledger, so that the tracker queues it, and lands once the move is over", async () => {
  const moving = await frozen();
  const click = await testClick(moving);
  const report = testConversion(moving, click);
  await expect(takeReport(report, deps())).rejects.toThrow("is moving to another database");
  expect(await deliver([report])).toEqual([{ kind: "retry", delaySeconds: 5 }]);
  await moving.thaw();
  expect(await deliver([report], 2)).toEqual([{ kind: "ack" }]);
  const results = "SELECT status FROM conversions WHERE workspace_id = ?";
  expect(await rowsOf(results, moving.workspaceId)).toEqual([{ status: "approved" }]);
});

test("clicks that a queue refused are not taken past it: their sender keeps them", async () => {
  const moving = await frozen();
  const batch = testBatchOf([await testClick(moving)]);
  await expect(storeWhole([batch], deps())).rejects.toThrow(moving.workspaceId);
});

test("nothing is delivered while it cannot be noted, and its message comes again for as long as it takes", async () => {
  const world = await farSide(() => new Response("thanks"));
  const queued = await world.deliver(await world.endpoint({}), "{}");
  const { thaw } = await freeze(world.workspaceId);
  expect(await world.handle([queued])).toEqual([10]);
  expect(world.hits).toHaveLength(0);
  await thaw();
  expect(await world.handle([queued])).toEqual([null]);
  expect(world.hits).toHaveLength(1);
});

test("deliveries and held results of a workspace that moves keep those of others from nothing", async () => {
  const moving = await frozen();
  await moving.thaw();
  const other = await createTestWorkspace(env.CONTROL);
  const nowMs = Date.now();
  const held = { status: "hold", reason: "H_HOLD_PERIOD", heldUntilMs: 1 } as const;
  for (const { workspaceId } of [moving, other]) {
    await storeDelivery(first, workspaceId, { state: "pending", nextAtMs: -9, updatedAtMs: -9 });
    await storeConversion(first, workspaceId, held);
  }
  await freeze(moving.workspaceId);
  const idsOf = (rows: readonly { readonly workspaceId: string }[]) =>
    rows
      .map((row) => row.workspaceId)
      .filter((id) => [moving, other].some((own) => own.workspaceId === id));
  expect(idsOf(await findHeld(first, nowMs, 1_000))).toEqual([other.workspaceId]);
  expect(idsOf(await queueOverdue(first, nowMs, 1_000))).toEqual([other.workspaceId]);
  expect(await readOverdueDelivery(first, 0)).toBe(-9);
  for (const table of ["deliveries", "conversions"])
    await first
      .prepare(`DELETE FROM ${table} WHERE workspace_id = ?`)
      .bind(other.workspaceId)
      .run();
  expect(await readOverdueDelivery(first, 0)).toBeNull();
});

test("the schedule leaves what moves alone", async () => {
  const { workspaceId } = await createTestWorkspace(env.CONTROL, { hotWindowDays: 1 });
  await env.CONTROL.prepare(
    "INSERT INTO workspace_moves (workspace_id, id, from_shard, to_shard, state, started_at_ms) VALUES (?, 'mov_1', 'EVENTS', 'EVENTS_2', 'early', 1)",
  )
    .bind(workspaceId)
    .run();
  onTestFinished(async () => {
    await env.CONTROL.prepare("DELETE FROM workspace_moves WHERE workspace_id = ?")
      .bind(workspaceId)
      .run();
  });
  const verified: string[] = [];
  const verify = async (workspace: { readonly id: string }) => verified.push(workspace.id);
  await runSchedule({ ...scheduleDeps(env, Date.now()), verify });
  expect(verified).not.toContain(workspaceId);
  expect(verified.length).toBeGreaterThan(0);
});
