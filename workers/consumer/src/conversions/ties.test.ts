import type { ReceivedReport } from "@cleverdrip/contract";
import { testBatchOf, testReport } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { expectBalanced, rowsOf } from "../../test-support/books.ts";
import { deps, journeyWorld, owed, type JourneyWorld } from "../../test-support/journey-world.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { replayReport } from "./replay-report.ts";
import { takeReport } from "./take-report.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What a pixel on the advertiser's page sends, where the tracking host is of the same site. */
function fire(
  { ada, at }: JourneyWorld,
  visitorId: string | undefined,
  parameters: Readonly<Record<string, string>> = {},
  change: Partial<ReceivedReport> = {},
) {
  const own = { campaign_id: ada.campaignId, ...parameters };
  const cookie = visitorId === undefined ? {} : { visitorId };
  const from = { via: "pixel", receivedAtMs: at(100), ...cookie, ...change } as const;
  return takeReport(testReport(ada, null, own, from), deps());
}

const rungsOf = ({ ada }: JourneyWorld) =>
  rowsOf(
    `SELECT rung, publisher_id, link_id, click_id, status FROM conversions WHERE workspace_id = ? ORDER BY id`,
    ada.workspaceId,
  );

test("a browser's cookie leads to its latest click, whose result it is, and only once", async () => {
  const world = await journeyWorld({});
  const { ada, bob, click, store } = world;
  const latest = await click(bob, 40, "vera");
  await store(await click(ada, 30, "vera"), latest, await click(ada, 90, "somebody else"));
  expect(await fire(world, "vera")).toMatchObject({ verdict: "recorded", status: "approved" });
  expect(await fire(world, "vera", {}, { receivedAtMs: world.at(101) })).toMatchObject({
    verdict: "duplicate",
  });
  const { publisherId: publisher_id, linkId: link_id } = bob;
  expect(await rungsOf(world)).toEqual([
    { rung: "cookie", publisher_id, link_id, click_id: latest.id, status: "approved" },
  ]);
  await expectBalanced(ada.workspaceId);
});

test("a cookie without a click in its window is told by how much it missed", async () => {
  const world = await journeyWorld({
    maxWindowMs: { "click-id": DAY_MS, cookie: DAY_MS, fingerprint: DAY_MS },
  });
  await world.store(await world.click(world.ada, 30, "vera"));
  const verdict = await fire(world, "vera");
  expect(verdict).toMatchObject({ verdict: "rejected", reason: "X_TOO_LATE" });
  expect(verdict.hint).toContain("2 d 22 h before the event; the window is 1 d");
});

test("a cookie rung that is off, or a cookie of another campaign, leads to nobody", async () => {
  const off = await journeyWorld({ rungs: ["click-id", "coupon"] });
  await off.store(await off.click(off.ada, 30, "vera"));
  expect(await fire(off, "vera")).toMatchObject({ reason: "X_CLICK_UNKNOWN" });
  const [one, other] = [await journeyWorld({}), await journeyWorld({})];
  await other.store(await other.click(other.ada, 30, "vera"));
  expect(await fire(one, "vera")).toMatchObject({ reason: "X_CLICK_UNKNOWN" });
});

test("a pixel that overtakes its visitor's click comes again, and then counts", async () => {
  const world = await journeyWorld({});
  const nowMs = world.at(100) + 1_000;
  const own = testReport(
    world.ada,
    null,
    { campaign_id: world.ada.campaignId },
    {
      via: "pixel",
      visitorId: "vera",
      receivedAtMs: world.at(100),
    },
  );
  await expect(takeReport(own, deps(nowMs))).rejects.toThrow("on its way");
  await world.store(await world.click(world.ada, 99, "vera"));
  expect(await takeReport(own, deps(nowMs))).toMatchObject({ verdict: "recorded" });
});

test("a result by cookie is moved by an earlier stored, later clicked click", async () => {
  const world = await journeyWorld({});
  const { ada, bob, click, store } = world;
  await store(await click(ada, 30, "vera"));
  await fire(world, "vera");
  expect(await owed(world)).toEqual({ ada: 4_000_000, bob: 0 });
  await store(await click(bob, 40, "vera"));
  expect(await owed(world)).toEqual({ ada: 0, bob: 4_000_000 });
  await expectBalanced(ada.workspaceId);
});

test("a replayed pixel still has its cookie", async () => {
  const world = await journeyWorld({});
  await world.store(await world.click(world.ada, 30, "vera"));
  expect(await fire(world, "vera", { event: "depsit" })).toMatchObject({
    reason: "X_EVENT_UNKNOWN",
  });
  await env.CONTROL.prepare(`UPDATE event_types SET aliases = '["depsit"]' WHERE id = ?`)
    .bind(world.ada.eventTypeId)
    .run();
  const [row] = await rowsOf<{ id: string }>(
    `SELECT id FROM received_reports WHERE workspace_id = ?`,
    world.ada.workspaceId,
  );
  expect(await replayReport(world.ada.workspaceId, row?.id ?? "", deps())).toMatchObject({
    verdict: "recorded",
  });
});

test("a browser may show a coupon, which is held for a person, but not name a publisher", async () => {
  const world = await journeyWorld({});
  const { ada, bob } = world;
  const coupons = [
    { code: "BOB10", publisherId: bob.publisherId, startsAtMs: null, endsAtMs: null },
  ];
  await env.CONTROL.prepare(
    `UPDATE campaigns SET conversion_policy = json_set(conversion_policy, '$.coupons', json(?)) WHERE id = ?`,
  )
    .bind(JSON.stringify(coupons), ada.campaignId)
    .run();
  const said = { coupon: "bob10", publisher_id: ada.publisherId, txid: "T1" };
  expect(await fire(world, undefined, said)).toMatchObject({ verdict: "held", reason: "H_REVIEW" });
  const { publisherId: publisher_id } = bob;
  expect(await rungsOf(world)).toMatchObject([{ rung: "coupon", publisher_id, status: "hold" }]);
  const other = { ...said, coupon: "none such", txid: "T2" };
  expect(await fire(world, undefined, other)).toMatchObject({ reason: "X_CLICK_UNKNOWN" });
});

test("the rungs are tried in the campaign's order: a coupon may go before the click", async () => {
  const policy = (rungs: readonly ("coupon" | "click-id")[]) => journeyWorld({ rungs });
  for (const [rungs, winner] of [
    [["coupon", "click-id"], "coupon"],
    [["click-id", "coupon"], "click-id"],
  ] as const) {
    const world = await policy(rungs);
    const { ada, bob, click, report } = world;
    const coupon = {
      code: "BOB10",
      publisherId: bob.publisherId,
      startsAtMs: null,
      endsAtMs: null,
    };
    await env.CONTROL.prepare(
      `UPDATE campaigns SET conversion_policy = json_set(conversion_policy, '$.coupons', json(?)) WHERE id = ?`,
    )
      .bind(JSON.stringify([coupon]), ada.campaignId)
      .run();
    await report(await click(ada, 50, "vera"), { coupon: "BOB10" });
    expect(await rungsOf(world)).toMatchObject([{ rung: winner }]);
  }
});

test("a click of before a pause still earns, of a paused link and publisher too", async () => {
  const world = await journeyWorld({});
  const { ada, click, report } = world;
  const clicked = await click(ada, 50, "vera");
  await env.CONTROL.batch(
    ["campaigns", "links", "publishers"].map((table) =>
      env.CONTROL.prepare(`UPDATE ${table} SET status = 'paused' WHERE workspace_id = ?`).bind(
        ada.workspaceId,
      ),
    ),
  );
  expect(await report(clicked)).toMatchObject({ verdict: "recorded", status: "approved" });
});

const views = { viewThrough: { windowMs: DAY_MS } };

async function viewed(world: JourneyWorld, hours: number) {
  const view = await world.click(world.bob, hours, "vera", { kind: "impression" });
  const batch = testBatchOf([view]);
  await storeBatches([batch], deps());
  await storeBatches([batch], deps());
  return view;
}

test("a view counts only where the campaign opted in, within its own window, and never before a click", async () => {
  const off = await journeyWorld({});
  await viewed(off, 90);
  expect(await fire(off, "vera")).toMatchObject({ reason: "X_CLICK_UNKNOWN" });
  const late = await journeyWorld(views);
  await viewed(late, 70);
  expect(await fire(late, "vera")).toMatchObject({ reason: "X_TOO_LATE" });
  const on = await journeyWorld(views);
  await viewed(on, 90);
  expect(await fire(on, "vera")).toMatchObject({ verdict: "recorded" });
  expect(await rungsOf(on)).toMatchObject([
    { rung: "cookie", publisher_id: on.bob.publisherId, link_id: on.bob.linkId, click_id: "" },
  ]);
  await expectBalanced(on.ada.workspaceId);
  const both = await journeyWorld(views);
  await both.store(await both.click(both.ada, 10, "vera"));
  await viewed(both, 99);
  await fire(both, "vera");
  expect(await owed(both)).toEqual({ ada: 4_000_000, bob: 0 });
});
