import { expect, test } from "vitest";
import { expectBalanced } from "../../test-support/books.ts";
import { fraudWorld } from "../../test-support/fraud-world.ts";

test("a new result of a doubted source is held at once, with a hint that tells nothing of the rules", async () => {
  const world = await fraudWorld();
  await world.block("hold");
  const click = await world.click();
  await world.store([click]);
  const verdict = await world.report(click, { txid: "T1", amount: "10" });
  expect(verdict).toMatchObject({ verdict: "held", status: "hold", reason: "H_FRAUD" });
  expect(verdict.hint).toBe("it is looked at before it is paid");
  expect(await world.verdicts()).toMatchObject([{ action: "hold", decision: "open" }]);
  expect(await world.owed()).toBe(0);
  await expectBalanced(world.workspaceId);
});

test("one that is rejected for fraud is recorded all the same, and its sender is told", async () => {
  const world = await fraudWorld();
  await world.block("reject");
  const click = await world.click();
  await world.store([click]);
  const verdict = await world.report(click, { txid: "T1", amount: "10" });
  expect(verdict).toMatchObject({ verdict: "rejected", status: "rejected", reason: "X_FRAUD" });
  expect(await world.standing()).toHaveLength(1);
  await world.setPolicy({});
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "approved" }]);
  await expectBalanced(world.workspaceId);
});

test("a result of a click that is no visit is held at once", async () => {
  const world = await fraudWorld();
  const bot = await world.click({ reason: "Q_BOT" });
  await world.store([bot]);
  expect(await world.report(bot, { txid: "T1" })).toMatchObject({ reason: "H_FRAUD" });
});

test("a pending result of a doubted source waits for its advertiser, and is held when that approves it", async () => {
  const world = await fraudWorld();
  await world.block("hold");
  const click = await world.click();
  await world.store([click]);
  const pending = await world.report(click, { txid: "T1", amount: "10", status: "pending" });
  expect(pending).toMatchObject({ verdict: "recorded", status: "pending" });
  world.wait(1);
  const approved = await world.report(click, { txid: "T1", amount: "10", status: "approved" });
  expect(approved).toMatchObject({ verdict: "held", status: "hold", reason: "H_FRAUD" });
});

test("no report releases what is held for fraud; taken back by its advertiser it ends", async () => {
  const world = await fraudWorld();
  const click = await world.click();
  await world.store([click]);
  await world.report(click, { txid: "T1", amount: "10" });
  await world.block("hold");
  await world.judge();
  const again = await world.report(click, { txid: "T1", amount: "10", status: "approved" });
  expect(again).toMatchObject({ status: "hold" });
  expect(await world.standing()).toMatchObject([{ status: "hold", reason: "H_FRAUD" }]);
  await world.report(click, { txid: "T1", amount: "10", status: "rejected" });
  expect(await world.standing()).toMatchObject([{ status: "rejected", reason: "OK" }]);
  await world.setPolicy({});
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "rejected", reason: "OK" }]);
  await expectBalanced(world.workspaceId);
});
