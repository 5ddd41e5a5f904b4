import { expect, test } from "vitest";
import { expectBalanced, rowsOf } from "../../test-support/books.ts";
import { fraudWorld, type FraudWorld } from "../../test-support/fraud-world.ts";
import { decideFraud } from "./decide.ts";
import { undoDecision } from "./undo-decision.ts";

function undo(world: FraudWorld, decisionId: string | null) {
  return undoDecision(world.workspaceId, decisionId ?? "", "usr_2", world.deps());
}

/** A held result. */
async function heldWorld() {
  const world = await fraudWorld();
  const click = await world.click();
  await world.store([click]);
  await world.report(click, { txid: "T1", amount: "10" });
  await world.block("hold");
  await world.judge();
  const [held] = await world.standing();
  return { ...world, id: held?.id ?? "" };
}

function decide(world: FraudWorld, ids: readonly string[], decision: "approve" | "reject") {
  const asked = { conversionIds: ids, decision, actor: "usr_1", note: "" };
  return decideFraud(world.workspaceId, asked, world.deps());
}

test("a person's approval pays, and the judge leaves it at that", async () => {
  const world = await heldWorld();
  const { decisionId, results } = await decide(world, [world.id], "approve");
  expect(results).toMatchObject([{ outcome: "changed", status: "approved" }]);
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "approved", reason: "OK_MANUAL" }]);
  expect(await world.verdicts()).toMatchObject([
    { action: "hold", decision: "approved", decidedBy: "usr_1" },
  ]);
  expect(decisionId).toMatch(/^fdc_/);
  await expectBalanced(world.workspaceId);
});

test("a decision stands also where the policy would let the result through", async () => {
  const world = await heldWorld();
  await decide(world, [world.id], "reject");
  await world.setPolicy({});
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "rejected", reason: "OK_MANUAL" }]);
  expect(await world.verdicts()).toMatchObject([{ decision: "rejected" }]);
});

test("decided again the same, nothing is written of the result", async () => {
  const world = await heldWorld();
  await decide(world, [world.id], "approve");
  const { results } = await decide(world, [world.id, world.id, "cnv_none"], "approve");
  expect(results).toMatchObject([{ outcome: "unchanged" }, { outcome: "missing" }]);
  const history = await rowsOf(
    `SELECT status FROM conversion_history WHERE workspace_id = ?`,
    world.workspaceId,
  );
  expect(history).toHaveLength(3);
});

test("a decision about a result that nothing is held against keeps the judge off it", async () => {
  const world = await fraudWorld();
  const click = await world.click();
  await world.store([click]);
  const { conversionId } = await world.report(click, { txid: "T1", amount: "10" });
  await decide(world, [conversionId ?? ""], "approve");
  await world.block("hold");
  await world.judge();
  expect(await world.standing()).toMatchObject([{ status: "approved", reason: "OK" }]);
});

test.each(["approve", "reject"] as const)(
  "to undo %s gives the result its status, its reason and the judge back",
  async (decision) => {
    const world = await heldWorld();
    const { decisionId } = await decide(world, [world.id], decision);
    const undone = await undo(world, decisionId);
    expect(undone?.results).toMatchObject([{ outcome: "changed", status: "hold" }]);
    expect(await world.standing()).toMatchObject([{ status: "hold", reason: "H_FRAUD" }]);
    expect(await world.verdicts()).toMatchObject([{ decision: "open", decidedBy: null }]);
    const again = await undo(world, decisionId);
    expect(again?.results).toMatchObject([{ outcome: "refused" }]);
    await expectBalanced(world.workspaceId);
    await world.setPolicy({});
    await world.judge();
    expect(await world.standing()).toMatchObject([{ status: "approved", reason: "OK" }]);
  },
);

test("undone after an earlier decision that was undone meanwhile, the result is as before both", async () => {
  const world = await heldWorld();
  const first = await decide(world, [world.id], "reject");
  world.wait(1);
  const second = await decide(world, [world.id], "approve");
  world.wait(1);
  expect((await undo(world, first.decisionId))?.results).toMatchObject([{ outcome: "refused" }]);
  expect((await undo(world, second.decisionId))?.results).toMatchObject([{ status: "hold" }]);
  expect(await world.standing()).toMatchObject([{ status: "hold", reason: "H_FRAUD" }]);
  await expectBalanced(world.workspaceId);
});

test("an earlier decision that still stands is where the result goes back to", async () => {
  const world = await heldWorld();
  const first = await decide(world, [world.id], "reject");
  world.wait(1);
  const second = await decide(world, [world.id], "approve");
  await undo(world, second.decisionId);
  expect(await world.standing()).toMatchObject([{ status: "rejected", reason: "OK_MANUAL" }]);
  expect(await world.verdicts()).toMatchObject([{ decision: "rejected", decidedBy: "usr_1" }]);
  expect((await undo(world, first.decisionId))?.results).toMatchObject([{ status: "hold" }]);
  expect(await world.verdicts()).toMatchObject([{ decision: "open", decidedBy: null }]);
  await expectBalanced(world.workspaceId);
});

test("what was reported since is not undone", async () => {
  const world = await heldWorld();
  const { decisionId } = await decide(world, [world.id], "approve");
  world.wait(1);
  const click = await world.click();
  await world.report({ ...click, id: await clickOf(world) }, { txid: "T1", status: "refund" });
  const undone = await undo(world, decisionId);
  expect(undone?.results).toMatchObject([{ outcome: "refused" }]);
  expect(await world.standing()).toMatchObject([{ status: "refunded" }]);
});

async function clickOf(world: FraudWorld): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    `SELECT click_id AS id FROM conversions WHERE workspace_id = ?`,
    world.workspaceId,
  );
  return row?.id ?? "";
}

test("another workspace's results and decisions are none", async () => {
  const [world, other] = [await heldWorld(), await fraudWorld()];
  expect(await decide(other, [world.id], "approve")).toMatchObject({
    decisionId: null,
    results: [{ outcome: "missing" }],
  });
  const { decisionId } = await decide(world, [world.id], "approve");
  const undone = await undo(other, decisionId);
  expect(undone).toBeNull();
});
