import { POSITION_BASED, type AttributionModel } from "@cleverdrip/core";
import { testBatchOf, testReport } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { expectBalanced, rowsOf } from "../../test-support/books.ts";
import { deps, journeyWorld, owed } from "../../test-support/journey-world.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { changeConversions } from "./change-conversions.ts";
import { takeReport } from "./take-report.ts";

const linear = { model: { kind: "linear" } } as const;

test.each<[string, AttributionModel, { ada: number; bob: number }]>([
  ["last", { kind: "last" }, { ada: 4_000_000, bob: 0 }],
  ["first", { kind: "first" }, { ada: 0, bob: 4_000_000 }],
  ["linear", { kind: "linear" }, { ada: 1_333_332, bob: 2_666_668 }],
  ["position", POSITION_BASED, { ada: 1_600_000, bob: 2_400_000 }],
  [
    "time decay",
    { kind: "time-decay", halfLifeMs: 10 * 3_600_000 },
    { ada: 2_285_716, bob: 1_714_284 },
  ],
])("by %s a journey of three clicks pays %o %o, and every book says so", async (_, model, due) => {
  const world = await journeyWorld({ model });
  const { ada, bob, click, store, report } = world;
  const named = await click(ada, 50, "vera");
  await store(await click(bob, 30, "vera"), await click(bob, 40, "vera"), named);
  await store(await click(bob, 45, "somebody else"));
  const verdict = await report(named, { txid: "T1" });
  expect(verdict).toMatchObject({ verdict: "recorded", payoutMicros: 4_000_000 });
  expect(await owed(world)).toEqual(due);
  await expectBalanced(ada.workspaceId);
});

test("refused, duplicate and out-of-window clicks have no share", async () => {
  const world = await journeyWorld({ ...linear, minWindowMs: 3_600_000 });
  const { ada, bob, click, store, report } = world;
  const named = await click(ada, 50, "vera");
  await store(
    await click(bob, 30, "vera", { reason: "T_COUNTRY" }),
    await click(bob, 99.5, "vera"),
    await click(bob, 50 - 24 * 40, "vera"),
    named,
  );
  await report(named, { txid: "T1" });
  expect(await owed(world)).toEqual({ ada: 4_000_000, bob: 0 });
});

test("a result counts once, where its latest click is, and its money where it was earned", async () => {
  const { ada, bob, click, store, report } = await journeyWorld(linear);
  const named = await click(ada, 50, "vera");
  await store(await click(bob, 30, "vera"), named);
  await report(named, { txid: "T1" });
  const rows = await rowsOf(
    `SELECT publisher_id, link_id, conversions, payout_micros, revenue_micros FROM rollup_daily
     WHERE workspace_id = ? AND (conversions OR payout_micros) ORDER BY conversions DESC`,
    ada.workspaceId,
  );
  const half = { payout_micros: 2_000_000 };
  expect(rows).toEqual([
    {
      ...half,
      publisher_id: ada.publisherId,
      link_id: ada.linkId,
      conversions: 1,
      revenue_micros: 5_000_000,
    },
    {
      ...half,
      publisher_id: bob.publisherId,
      link_id: bob.linkId,
      conversions: 0,
      revenue_micros: 5_000_001,
    },
  ]);
});

test("refunded, restored and adjusted, everybody's part goes along to the micro", async () => {
  const world = await journeyWorld(linear);
  const { ada, bob, click, store, report } = world;
  const named = await click(ada, 50, "vera");
  await store(await click(bob, 30, "vera"), await click(bob, 31, "vera"), named);
  const { conversionId } = await report(named, { txid: "T1" });
  const change = (own: Parameters<typeof changeConversions>[2]["change"]) =>
    changeConversions(
      ada.workspaceId,
      [conversionId ?? ""],
      { change: own, actor: "usr_1", reason: "x" },
      deps(),
    );
  await change({ kind: "adjust", payoutMicros: 1_000_000, revenueMicros: null });
  expect(await owed(world)).toEqual({ ada: 333_333, bob: 666_667 });
  await change({ kind: "status", status: "rejected" });
  expect(await owed(world)).toEqual({ ada: 0, bob: 0 });
  await change({ kind: "restore" });
  expect(await owed(world)).toEqual({ ada: 333_333, bob: 666_667 });
  await report(named, { txid: "T1", status: "refund" });
  expect(await owed(world)).toEqual({ ada: 0, bob: 0 });
  await expectBalanced(ada.workspaceId);
});

test("a click that is stored after its conversion moves the money to where it belongs", async () => {
  const world = await journeyWorld(linear);
  const { ada, bob, click, store, report } = world;
  const named = await click(ada, 50, "vera");
  await report(named, { txid: "T1" });
  expect(await owed(world)).toEqual({ ada: 4_000_000, bob: 0 });
  await store(named);
  expect(await owed(world)).toEqual({ ada: 4_000_000, bob: 0 });
  await store(await click(bob, 30, "vera"));
  expect(await owed(world)).toEqual({ ada: 2_000_000, bob: 2_000_000 });
  await store(await click(bob, 110, "vera"));
  expect(await owed(world)).toEqual({ ada: 2_000_000, bob: 2_000_000 });
  const [row] = await rowsOf(
    `SELECT country, visitor_id, sequence FROM conversions WHERE workspace_id = ?`,
    ada.workspaceId,
  );
  expect(row).toEqual({ country: "DE", visitor_id: "vera", sequence: 2 });
  await expectBalanced(ada.workspaceId);
});

test("under first click an earlier click that is stored later gets all, by its publisher's own terms", async () => {
  const world = await journeyWorld({ model: { kind: "first" } });
  const { ada, bob, click, store, report } = world;
  const named = await click(ada, 50, "vera");
  await store(named);
  await report(named, { txid: "T1" });
  await store(await click(bob, 30, "vera"));
  expect(await owed(world)).toEqual({ ada: 0, bob: 4_000_000 });
  const [row] = await rowsOf(
    `SELECT publisher_id, link_id, click_id FROM conversions WHERE workspace_id = ?`,
    ada.workspaceId,
  );
  expect(row).toEqual({ publisher_id: bob.publisherId, link_id: bob.linkId, click_id: named.id });
  await expectBalanced(ada.workspaceId);
});

test("what was decided with clicks that are deleted since stays as it is", async () => {
  const world = await journeyWorld(linear);
  const { ada, bob, click, store, report } = world;
  const named = await click(ada, 50, "vera");
  const early = await click(bob, 30, "vera");
  await store(early, named);
  await report(named, { txid: "T1" });

  await env.EVENTS.prepare(`DELETE FROM clicks WHERE id = ?`).bind(early.id).run();
  await report(named, { txid: "T1" });
  await store(await click(ada, 51, "vera"));
  expect(await owed(world)).toEqual({ ada: 2_000_000, bob: 2_000_000 });
});

test("another workspace's visitor of the same cookie has no share", async () => {
  const world = await journeyWorld(linear);
  const other = await journeyWorld(linear);
  await other.store(await other.click(other.bob, 30, "vera"));
  const named = await world.click(world.ada, 50, "vera");
  await world.store(named);
  await world.report(named, { txid: "T1" });
  await other.store(await other.click(other.bob, 31, "vera"));
  expect(await owed(world)).toEqual({ ada: 4_000_000, bob: 0 });
});

test("a publisher's payout cap counts its own part", async () => {
  const cap = { metric: "payout", scope: "publisher", subjectId: null, period: "total" } as const;
  const caps = [{ ...cap, limit: 5_000_000, isHard: true }];
  const world = await journeyWorld(linear, { caps });
  const { ada, bob, click, store, report } = world;
  for (const [i, txid] of ["T1", "T2"].entries()) {
    const named = await click(ada, 50 + i, `v${i}`);
    await store(await click(bob, 30 + i, `v${i}`), named);
    expect(await report(named, { txid })).toMatchObject({ verdict: "recorded" });
  }
  const alone = await click(ada, 60, "vera");
  await store(alone);
  expect(await report(alone, { txid: "T3" })).toMatchObject({ reason: "X_CAP_PAYOUT" });
  expect(await owed(world)).toEqual({ ada: 4_000_000, bob: 4_000_000 });
});

test("a click that is stored between the look at the journey and the writing has its share", async () => {
  const world = await journeyWorld(linear);
  const { ada, bob, at, click, store } = world;
  const named = await click(ada, 50, "vera");
  const early = await click(bob, 30, "vera");
  await store(named);
  const between = async () => {
    await store(early);
    return [];
  };
  const own = testReport(ada, named, { txid: "T1", token: "abc12345" }, { receivedAtMs: at(101) });
  await takeReport(own, { ...deps(), outbox: between });
  expect(await owed(world)).toEqual({ ada: 2_000_000, bob: 2_000_000 });
});

test("a batch whose conversions could not be looked at again comes again, and then they are", async () => {
  const world = await journeyWorld(linear);
  const { ada, bob, click, store, report } = world;
  const named = await click(ada, 50, "vera");
  await report(named, { txid: "T1" });
  const { batchId, ...late } = testBatchOf([await click(bob, 30, "vera"), named]);
  const failing = { ...deps(), attributionOf: () => Promise.reject(new Error("down")) };
  await expect(storeBatches([{ batchId, ...late }], failing)).rejects.toThrow("down");
  expect(await owed(world)).toEqual({ ada: 4_000_000, bob: 0 });
  await storeBatches([{ batchId, ...late }], deps());
  expect(await owed(world)).toEqual({ ada: 2_000_000, bob: 2_000_000 });
  await store(named);
  await expectBalanced(ada.workspaceId);
});
