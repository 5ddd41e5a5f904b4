import type { ClickEvent, ReceivedReport } from "@cleverdrip/contract";
import { testBatchOf, testReport } from "@cleverdrip/testing";
import { expect, test } from "vitest";
import { expectBalanced, rowsOf } from "../../test-support/books.ts";
import { deps, journeyWorld, owed, type JourneyWorld } from "../../test-support/journey-world.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { takeReport } from "./take-report.ts";

const DAY_MS = 86_400_000;
const rungs = ["click-id", "cookie", "coupon", "clickless", "fingerprint"] as const;

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
const EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Edg/140.0";
const HOME = { ip: "203.0.113.7", userAgent: FIREFOX };

const clicked = ({ ada, click }: JourneyWorld, hours: number, own: Partial<ClickEvent> = {}) =>
  click(ada, hours, "vera", { ...HOME, isReturning: false, ...own });

/** What a page of the advertiser's sends to a host of another site: no cookie, and no click id was carried over. */
function fire(world: JourneyWorld, change: Partial<ReceivedReport> = {}, parameters = {}) {
  const { ada, at } = world;
  const own = { campaign_id: ada.campaignId, ...parameters };
  const from = { via: "pixel", receivedAtMs: at(100), ...HOME, ...change } as const;
  return takeReport(testReport(ada, null, own, from), deps());
}

const storedOf = ({ ada }: JourneyWorld) =>
  rowsOf(
    `SELECT rung, publisher_id, click_id, status, visitor_id FROM conversions WHERE workspace_id = ?`,
    ada.workspaceId,
  );

test.each(["pixel", "snippet"] as const)(
  "a %s of the address and browser of a click is its result, and only once",
  async (via) => {
    const world = await journeyWorld({ rungs });
    const { ada, at } = world;
    const own = await clicked(world, 98);
    await world.store(await clicked(world, 97.5, { userAgent: EDGE }), own);
    expect(await fire(world, { via })).toMatchObject({ verdict: "recorded", status: "approved" });
    const again = await fire(world, { via, receivedAtMs: at(100) + 1 });
    expect(again).toMatchObject({ verdict: "duplicate" });
    const { publisherId: publisher_id } = ada;
    const stored = { rung: "fingerprint", publisher_id, click_id: own.id, visitor_id: "vera" };
    expect(await storedOf(world)).toEqual([{ ...stored, status: "approved" }]);
    await expectBalanced(ada.workspaceId);
  },
);

test.each([4, 30, 100.5])(
  "a click of up to a day before counts, also where midnight was in between (%d h)",
  async (hours) => {
    const world = await journeyWorld({ rungs });
    const receivedAtMs = Math.floor(world.at(hours) / DAY_MS) * DAY_MS + 3_600_000;
    await world.store(await clicked(world, 0, { atMs: receivedAtMs - DAY_MS }));
    expect(await fire(world, { receivedAtMs })).toMatchObject({ verdict: "recorded" });
  },
);

test.each<[string, Partial<ClickEvent>, Partial<ReceivedReport>, string]>([
  ["of another browser", { userAgent: EDGE }, {}, "X_CLICK_UNKNOWN"],
  ["of another network", { ip: "203.0.113.8" }, {}, "X_CLICK_UNKNOWN"],
  ["that was refused", { reason: "T_COUNTRY" }, {}, "X_CLICK_UNKNOWN"],
  ["for a report of no browser", {}, { userAgent: undefined }, "X_CLICK_UNKNOWN"],
  ["for a report of no address", {}, { ip: "" }, "X_CLICK_UNKNOWN"],
  ["for a server's postback", {}, { via: "postback" }, "X_CLICK_UNKNOWN"],
])("a click %s leads to nobody", async (_, click, report, reason) => {
  const world = await journeyWorld({ rungs });
  await world.store(await clicked(world, 98, click));
  expect(await fire(world, report)).toMatchObject({ verdict: "rejected", reason });
  expect(await storedOf(world)).toEqual([]);
});

test.each(["upload", "manual", "api"] as const)(
  "by %s nobody is found, whatever address and browser come along",
  async (via) => {
    const world = await journeyWorld({ rungs });
    await world.store(await clicked(world, 98));
    const { workspaceId } = world.ada;
    expect(await fire(world, { via, workspaceId })).toMatchObject({ reason: "X_CLICK_UNKNOWN" });
  },
);

test("a click of more than a day before, or of a minute more than its window, leads to nobody", async () => {
  const late = await journeyWorld({ rungs });
  await late.store(await clicked(late, 75.9));
  const short = { "click-id": DAY_MS, cookie: DAY_MS, fingerprint: 3_600_000 };
  const world = await journeyWorld({ rungs, maxWindowMs: short });
  await world.store(await clicked(world, 98.98));
  expect(await fire(late)).toMatchObject({ verdict: "rejected" });
  expect(await fire(world)).toMatchObject({ verdict: "rejected", reason: "X_TOO_LATE" });
});

test("off, which it is unless it was chosen, nothing is kept and nobody found", async () => {
  const world = await journeyWorld({});
  await world.store(await clicked(world, 98));
  expect(await fire(world)).toMatchObject({ reason: "X_CLICK_UNKNOWN" });
  const kept = `SELECT 1 FROM click_fingerprints WHERE workspace_id = ?`;
  expect(await rowsOf(kept, world.ada.workspaceId)).toEqual([]);
});

test("of two visitors behind one address with one browser nobody is credited, and the answer says why", async () => {
  const world = await journeyWorld({ rungs });
  const { bob, click, store } = world;
  await store(await clicked(world, 98), await click(bob, 90, "wim", { ...HOME }));
  const verdict = await fire(world);
  expect(verdict).toMatchObject({ verdict: "rejected", reason: "X_CLICK_UNKNOWN" });
  expect(verdict.hint).toContain("so was another visitor's: a guess between them credits nobody");
  expect(await owed(world)).toEqual({ ada: 0, bob: 0 });
});

test("a browser with more clicks than a person makes is nobody's", async () => {
  const world = await journeyWorld({ rungs });
  const many = Array.from({ length: 21 }, (_, i) => clicked(world, 90 + i / 100));
  await world.store(...(await Promise.all(many)));
  expect(await fire(world)).toMatchObject({ reason: "X_CLICK_UNKNOWN" });
});

test("another campaign's clicks, and another workspace's, are not looked at", async () => {
  const [one, other] = [await journeyWorld({ rungs }), await journeyWorld({ rungs })];
  await other.store(await clicked(other, 98));
  expect(await fire(one)).toMatchObject({ reason: "X_CLICK_UNKNOWN" });
});

test("a cookie goes before a guess", async () => {
  const world = await journeyWorld({ rungs });
  const { ada, bob, click, store } = world;
  const named = await click(bob, 50, "wim", { ip: "198.51.100.1" });
  await store(await clicked(world, 98), named);
  await fire(world, { visitorId: "wim" });
  expect(await storedOf(world)).toMatchObject([{ rung: "cookie", click_id: named.id }]);
  expect(await owed(world)).toMatchObject({ ada: 0 });
  await expectBalanced(ada.workspaceId);
});

test("a pixel that overtakes the click of its browser comes again, and then counts", async () => {
  const world = await journeyWorld({ rungs });
  const nowMs = world.at(100) + 1_000;
  const own = testReport(
    world.ada,
    null,
    { campaign_id: world.ada.campaignId },
    {
      via: "pixel",
      receivedAtMs: world.at(100),
      ...HOME,
    },
  );
  await expect(takeReport(own, deps(nowMs))).rejects.toThrow("on its way");
  await world.store(await clicked(world, 99.9));
  expect(await takeReport(own, deps(nowMs))).toMatchObject({ verdict: "recorded" });
  const without = testReport(
    world.ada,
    null,
    { campaign_id: world.ada.campaignId, txid: "T2" },
    {
      via: "pixel",
      receivedAtMs: world.at(100),
      ...HOME,
      userAgent: EDGE,
    },
  );
  expect(await takeReport(without, deps(nowMs + 60_000))).toMatchObject({ verdict: "rejected" });
});

test("a later click of the same visitor that is stored afterwards takes the result over", async () => {
  const world = await journeyWorld({ rungs });
  const { bob, click, store } = world;
  await store(await clicked(world, 90));
  await fire(world);
  const late = testBatchOf([await click(bob, 95, "vera", { ...HOME })]);
  await storeBatches([late], deps());
  await storeBatches([late], deps());
  expect(await owed(world)).toEqual({ ada: 0, bob: 4_000_000 });
  await expectBalanced(world.ada.workspaceId);
});

test("where the campaign asks for proof, a guess waits for a person as every browser's report does", async () => {
  const security = { tokens: ["abc12345"], secrets: [], sourceIps: [], requires: "token" } as const;
  const world = await journeyWorld({ rungs }, { security });
  await world.store(await clicked(world, 98));
  expect(await fire(world)).toMatchObject({ verdict: "held", reason: "H_REVIEW" });
});

test("neither address nor browser of a report is kept: what stands with the result is a keyed hash", async () => {
  const world = await journeyWorld({ rungs });
  await world.store(await clicked(world, 98));
  const appended: unknown[] = [];
  const own = testReport(
    world.ada,
    null,
    { campaign_id: world.ada.campaignId },
    {
      via: "pixel",
      receivedAtMs: world.at(100),
      ...HOME,
    },
  );
  const appendLog = async (segment: { readonly lines: readonly unknown[] }) =>
    void appended.push(...segment.lines);
  await takeReport(own, { ...deps(), appendLog });
  const [row] = await rowsOf<{ attribution: string }>(
    `SELECT * FROM conversions WHERE workspace_id = ?`,
    world.ada.workspaceId,
  );
  const kept = await rowsOf<object>(
    `SELECT * FROM received_reports WHERE workspace_id = ?`,
    world.ada.workspaceId,
  );
  const texts = JSON.stringify([appended, row, kept]);
  expect(appended).toHaveLength(1);
  expect(row?.attribution).toMatch(/"fingerprints":\["\d{5}\.[0-9a-z]{11}"/);
  expect(texts).not.toContain(HOME.ip);
  expect(texts).not.toContain("Gecko");
});
