import { goOnReplaying, endReplaying, lockLedger } from "@cleverdrip/db";
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { expectBalanced, rowsOf } from "../../test-support/books.ts";
import { fraudWorld } from "../../test-support/fraud-world.ts";
import { fillSales, PAYOUT, SALE, withSales } from "../../test-support/fraud-sales.ts";
import { changeConversions } from "../conversions/change-conversions.ts";
import { MOST_CHANGES } from "./apply-verdicts.ts";
import type { FraudWindow } from "./fraud-window.ts";

test("a doubted result is held, its money is taken back, and the books say so", async () => {
  const world = await fraudWorld();
  await withSales(world);
  expect(await world.owed()).toBe(PAYOUT);
  await world.block("hold");
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "hold", reason: "H_FRAUD" }]);
  expect(await world.owed()).toBe(0);
  expect(await world.verdicts()).toMatchObject([{ action: "hold", decision: "open", score: 1 }]);
  const history = await rowsOf(
    `SELECT status, reason, actor FROM conversion_history WHERE workspace_id = ? AND sequence = 2`,
    world.workspaceId,
  );
  expect(history).toEqual([{ status: "hold", reason: "H_FRAUD", actor: "fraud" }]);
  await expectBalanced(world.workspaceId);
});

test("judged again, nothing is written once more", async () => {
  const world = await fraudWorld();
  await withSales(world);
  await world.block("hold");
  await world.judge();
  const sequences = () =>
    rowsOf(
      `SELECT v.sequence, f.changed_at_ms FROM conversions v JOIN fraud_verdicts f USING (workspace_id)
       WHERE v.workspace_id = ?`,
      world.workspaceId,
    );
  const before = await sequences();
  world.wait(10);
  await Promise.all([world.judge(), world.judge()]);
  expect(await sequences()).toEqual(before);
});

test("what is not meant any more is released, and what was rejected comes back", async () => {
  const world = await fraudWorld();
  await withSales(world);
  await world.block("reject");
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "rejected", reason: "X_FRAUD" }]);
  await world.block("hold");
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "hold", reason: "H_FRAUD" }]);
  await world.setPolicy({});
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "approved", reason: "OK" }]);
  expect([await world.owed(), await world.verdicts()]).toEqual([PAYOUT, []]);
  await expectBalanced(world.workspaceId);
});

test("a result that is released before its holding period is over goes on waiting for that", async () => {
  const world = await fraudWorld({ sale: { hold_days: 3 } });
  await withSales(world);
  expect(await world.standing()).toMatchObject([{ reason: "H_HOLD_PERIOD" }]);
  await world.block("hold");
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "hold", reason: "H_FRAUD" }]);
  await world.setPolicy({});
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "hold", reason: "H_HOLD_PERIOD" }]);
});

test("what a person approved by hand is not held any more", async () => {
  const world = await fraudWorld();
  await withSales(world);
  await world.block("hold");
  await world.judge();
  const [held] = await world.standing();
  const byHand = {
    change: { kind: "status", status: "approved" },
    actor: "usr_1",
    reason: "known to us",
  } as const;
  await changeConversions(world.workspaceId, [held?.id ?? ""], byHand, world.deps());
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "approved", reason: "OK_MANUAL" }]);
});

test("results that wait for a person or their advertiser, and those taken back, are left to them", async () => {
  const world = await fraudWorld(SALE);
  const click = await world.click();
  await world.store([click]);
  for (const status of ["pending", "hold", "rejected", "refund"])
    await world.report(click, { txid: `T ${status}`, status, amount: "10" });
  const before = await world.standing();
  await world.block("hold");
  await world.judge();
  expect(await world.standing()).toEqual(before);
});

test("money of a closed statement stays; the verdict still says what is held against it", async () => {
  const world = await fraudWorld();
  await withSales(world);
  await lockLedger(env.EVENTS, world.workspaceId, Date.now() + 60_000);
  await world.block("hold");
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "approved", reason: "OK" }]);
  expect(await world.verdicts()).toMatchObject([{ action: "hold" }]);
  expect(await world.owed()).toBe(PAYOUT);
});

test("what was entered after a statement was closed is held", async () => {
  const world = await fraudWorld();
  await lockLedger(env.EVENTS, world.workspaceId, Date.now() + 60_000);
  await withSales(world);
  await world.block("hold");
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "hold", reason: "H_FRAUD" }]);
});

test("a click that is nobody's visit holds its result", async () => {
  const world = await fraudWorld();
  const bot = await world.click({ reason: "Q_BOT" });
  // The report overtakes the click.
  await world.report(bot, { txid: "T1", amount: "10" });
  expect(await world.standing()).toMatchObject([{ status: "approved" }]);
  await world.store([bot]);
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "hold", reason: "H_FRAUD" }]);
});

test("where the policy is off, or allows the source, nothing follows", async () => {
  const world = await fraudWorld();
  await withSales(world);
  const { publisherId } = world;
  const entry = { kind: "publisher", value: publisherId, note: "" } as const;
  await world.setPolicy({ isOn: false, block: [entry] });
  await world.judge();
  await world.setPolicy({ block: [entry], allow: [entry] });
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "approved" }]);
});

test("one run changes a bounded number of results, the next goes on", async () => {
  const world = await fraudWorld(SALE);
  const click = await world.click();
  await world.store([click]);
  await fillSales(world, click.id, MOST_CHANGES + 5);
  await world.block("hold");
  await world.judge();
  const held = async () =>
    (await world.standing()).filter(({ reason }) => reason === "H_FRAUD").length;
  expect(await held()).toBe(MOST_CHANGES);
  await runInDurableObject(world.window, async (_window: FraudWindow, state) => {
    expect(await state.storage.getAlarm()).not.toBeNull();
  });
  await world.judge();
  expect(await held()).toBe(MOST_CHANGES + 5);
});

test("what is released has to find room under its caps", async () => {
  const cap = { metric: "conversions", scope: "campaign", subjectId: null, period: "day" } as const;
  const caps = [{ ...cap, limit: 1, isHard: false }];
  const world = await fraudWorld({ conversionPolicy: { caps }, ...SALE });
  const click = await withSales(world);
  await world.block("hold");
  await world.judge();
  await world.setPolicy({});
  await world.report(click, { txid: "T2", amount: "10" });
  await world.judge();
  expect(await world.standing()).toMatchObject([
    { status: "hold", reason: "H_OVER_CAP" },
    { status: "approved", reason: "OK" },
  ]);
  await expectBalanced(world.workspaceId);
});

test("of a shared result the source is whoever brought the click that it was reported with", async () => {
  const world = await fraudWorld();
  const click = await withSales(world);
  const other = `pub_${crypto.randomUUID()}`;
  await env.EVENTS.prepare(`UPDATE clicks SET publisher_id = ? WHERE id = ?`)
    .bind(other, click.id)
    .run();
  await world.block("hold");
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "approved" }]);
  await world.block("hold", other);
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "hold", reason: "H_FRAUD" }]);
});

test("while the log is replayed nothing is judged, afterwards it is", async () => {
  const world = await fraudWorld();
  await withSales(world);
  await world.block("hold");
  await goOnReplaying(env.EVENTS, world.workspaceId, Date.now() + 60_000);
  await runInDurableObject(world.window, async (window: FraudWindow, state) => {
    await window.alarm();
    expect(await state.storage.getAlarm()).toBeGreaterThan(Date.now());
  });
  expect(await world.standing()).toMatchObject([{ status: "approved" }]);
  await endReplaying(env.EVENTS, world.workspaceId);
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "hold" }]);
});

test("another workspace's results are left alone", async () => {
  const [world, other] = [await fraudWorld(), await fraudWorld()];
  await withSales(world);
  await withSales(other);
  await other.block("hold", world.publisherId);
  await other.judge();
  expect(await world.standing()).toMatchObject([{ status: "approved" }]);
  expect(await other.standing()).toMatchObject([{ status: "approved" }]);
});
