import { lockLedger } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { expectBalanced } from "../../test-support/books.ts";
import { fillSales, PAYOUT, SALE, withSales } from "../../test-support/fraud-sales.ts";
import { fraudWorld, type FraudWorld } from "../../test-support/fraud-world.ts";
import { MOST_CHANGES } from "./apply-verdicts.ts";
import { decideFraud } from "./decide.ts";

const DAY = 24 * 60;
const NINE_DAYS = 9 * DAY;
const invalidIs = (mode: "off" | "hold") => ({
  rules: { "invalid-click": { mode, minScore: 0.8 } },
});

/** Sales of a robot's click, nine days old, while nobody minded. */
async function oldSales(sales = 1) {
  const world = await fraudWorld(SALE);
  await world.setPolicy(invalidIs("off"));
  const click = await world.click({ reason: "Q_BOT" });
  await world.store([click]);
  if (sales === 1) await world.report(click, { txid: "T1", amount: "10" });
  else await fillSales(world, click.id, sales);
  await world.judge();
  world.wait(NINE_DAYS);
  return world;
}

const heldIn = async (world: FraudWorld) =>
  (await world.standing()).filter(({ reason }) => reason === "H_FRAUD").length;

/** Judges twice, so long apart. */
async function judgeTwice(world: FraudWorld, minutes: number): Promise<void> {
  await world.judge();
  world.wait(minutes);
  await world.judge();
}

test("what is found of a result after more than eight days is told, and holds it a day later for good", async () => {
  const world = await oldSales();
  expect(await world.standing()).toMatchObject([{ status: "approved" }]);
  await world.setPolicy(invalidIs("hold"));
  await judgeTwice(world, DAY - 1);
  expect(await world.standing()).toMatchObject([{ status: "approved" }]);
  expect(await world.verdicts()).toMatchObject([{ action: "tag", decision: "open" }]);
  await judgeTwice(world, 1);
  expect(await world.standing()).toMatchObject([{ status: "hold", reason: "H_FRAUD" }]);
  expect(await world.verdicts()).toMatchObject([{ action: "hold", decision: "open" }]);
  expect(await world.owed()).toBe(0);
  await world.setPolicy(invalidIs("off"));
  await world.judge();
  expect(await heldIn(world)).toBe(1);
  await expectBalanced(world.workspaceId);
});

test("what comes and goes holds nothing", async () => {
  const world = await oldSales();
  for (const mode of ["hold", "off", "hold"] as const) {
    await world.setPolicy(invalidIs(mode));
    await judgeTwice(world, DAY / 2 + 1);
  }
  expect(await heldIn(world)).toBe(0);
  await judgeTwice(world, DAY / 2);
  expect(await heldIn(world)).toBe(1);
});

test("nothing is found of it after sixteen days, nor in a closed statement", async () => {
  const [old, locked] = [await oldSales(), await oldSales()];
  old.wait(NINE_DAYS);
  await lockLedger(env.EVENTS, locked.workspaceId, Date.now() + 60_000);
  for (const world of [old, locked]) {
    await world.setPolicy(invalidIs("hold"));
    await judgeTwice(world, DAY);
    expect(await heldIn(world)).toBe(0);
    expect(await world.owed()).toBe(PAYOUT);
  }
});

test("what a run has no room for is held by the next one", async () => {
  const world = await oldSales(MOST_CHANGES + 5);
  await world.setPolicy(invalidIs("hold"));
  await judgeTwice(world, DAY);
  expect(await heldIn(world)).toBe(MOST_CHANGES);
  await world.judge();
  expect(await heldIn(world)).toBe(MOST_CHANGES + 5);
});

test("whom a list blocks is told of what came more than eight days before, and a person decides", async () => {
  const world = await fraudWorld();
  await withSales(world);
  world.wait(NINE_DAYS);
  await world.block("reject");
  await judgeTwice(world, DAY);
  expect(await world.standing()).toMatchObject([{ status: "approved" }]);
  expect(await world.owed()).toBe(PAYOUT);
  const [told] = await world.verdicts();
  expect(told).toMatchObject({ action: "tag", decision: "open", score: 1 });
  const asked = { conversionIds: [String(told?.["id"])], actor: "usr_a", note: "" };
  await decideFraud(world.workspaceId, { ...asked, decision: "reject" }, world.deps());
  await world.setPolicy({});
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "rejected" }]);
  expect(await world.verdicts()).toMatchObject([{ decision: "rejected" }]);
  expect(await world.owed()).toBe(0);
  await expectBalanced(world.workspaceId);
});

test("what was held in its eight days stays so after them, and what was only told then goes with its reason", async () => {
  const [held, told] = [await fraudWorld(), await fraudWorld()];
  for (const world of [held, told]) await withSales(world);
  await held.block("hold");
  await held.judge();
  for (const world of [held, told]) world.wait(NINE_DAYS);
  await told.block("hold");
  await judgeTwice(told, DAY);
  expect(await told.verdicts()).toMatchObject([{ action: "tag" }]);
  for (const world of [held, told]) {
    await world.setPolicy({});
    await world.judge();
  }
  expect(await held.standing()).toMatchObject([{ status: "hold", reason: "H_FRAUD" }]);
  expect(await held.verdicts()).toMatchObject([{ action: "hold" }]);
  expect(await told.verdicts()).toEqual([]);
});
