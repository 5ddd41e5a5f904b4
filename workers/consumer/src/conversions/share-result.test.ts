import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { expectBalanced } from "../../test-support/books.ts";
import { deps, journeyWorld, owed, payBobMore } from "../../test-support/journey-world.ts";
import { changeConversions } from "./change-conversions.ts";

const linear = { model: { kind: "linear" } } as const;

/** Ada is paid $4 a sale, Bob $5.000001; both clicked before it. */
async function shared() {
  const world = await journeyWorld(linear);
  await payBobMore(world);
  const { ada, bob, click, store, report } = world;
  const named = await click(ada, 50, "vera");
  const early = await click(bob, 30, "vera");
  const change = (id: string, own: Parameters<typeof changeConversions>[2]["change"]) =>
    changeConversions(ada.workspaceId, [id], { change: own, actor: "usr_1", reason: "x" }, deps());
  return { world, named, early, store, report, change };
}

const OWN_TERMS = { ada: 2_000_000, bob: 2_500_001 };

test("those who share a result are paid their parts by their own terms", async () => {
  const { world, named, early, store, report } = await shared();
  await store(early, named);
  expect(await report(named, { txid: "T1" })).toMatchObject({ payoutMicros: 4_500_001 });
  expect(await owed(world)).toEqual(OWN_TERMS);
  await expectBalanced(world.ada.workspaceId);
});

test("a click that is stored after its conversion is paid by its publisher's terms, too", async () => {
  const { world, named, early, store, report } = await shared();
  await report(named, { txid: "T1" });
  await store(named);
  expect(await owed(world)).toEqual({ ada: 4_000_000, bob: 0 });
  await store(early);
  expect(await owed(world)).toEqual(OWN_TERMS);
  await store(early);
  expect(await owed(world)).toEqual(OWN_TERMS);
  await expectBalanced(world.ada.workspaceId);
});

test("what is worth something only once it is approved is then priced for each", async () => {
  const { world, named, early, store, report } = await shared();
  await store(early, named);
  await report(named, { txid: "T1", status: "pending" });
  expect(await owed(world)).toEqual({ ada: 0, bob: 0 });
  await report(named, { txid: "T1", status: "approved" });
  expect(await owed(world)).toEqual(OWN_TERMS);
  await report(named, { txid: "T1", status: "refund" });
  expect(await owed(world)).toEqual({ ada: 0, bob: 0 });
  await expectBalanced(world.ada.workspaceId);
});

test("terms that change later change nothing that was recorded", async () => {
  const { world, named, early, store, report } = await shared();
  await store(early, named);
  await report(named, { txid: "T1" });
  await env.CONTROL.prepare(`UPDATE payout_rules SET payout_micros = 9 WHERE workspace_id = ?`)
    .bind(world.ada.workspaceId)
    .run();
  await report(named, { txid: "T1" });
  await store(named);
  expect(await owed(world)).toEqual(OWN_TERMS);
});

test("a payout set by hand is split as it was earned, and taken back whole", async () => {
  const { world, named, early, store, report, change } = await shared();
  await store(early, named);
  const { conversionId } = await report(named, { txid: "T1" });
  const id = conversionId ?? "";
  await change(id, { kind: "adjust", payoutMicros: 9_000_002, revenueMicros: null });
  expect(await owed(world)).toEqual({ ada: 4_000_000, bob: 5_000_002 });
  await change(id, { kind: "adjust", payoutMicros: null, revenueMicros: 1 });
  expect(await owed(world)).toEqual({ ada: 4_000_000, bob: 5_000_002 });
  await change(id, { kind: "status", status: "rejected" });
  expect(await owed(world)).toEqual({ ada: 0, bob: 0 });
  await expectBalanced(world.ada.workspaceId);
});
