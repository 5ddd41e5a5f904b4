import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { CLICK_MICROS, DAY, heldWorld, NOW_MS } from "../../test-support/held-world.ts";
import { lockLedger } from "../events/ledger-lock.ts";
import { saveClickMarks, type ClickMark } from "./click-marks.ts";
import { listPaidClickDays } from "./list-click-marks.ts";

const { CONTROL, EVENTS } = env as unknown as {
  readonly CONTROL: D1Database;
  readonly EVENTS: D1Database;
};
const DAY_MS = 86_400_000;
const WHOLE = { sinceDay: "2026-04-25", oldestDay: "2026-04-01" };
const PARTS = [
  { clicks: 7, signals: [{ rule: "hidden-frame", score: 0.9, detail: "in frames" }] },
] as const;

const mark = (own: Partial<ClickMark> = {}): ClickMark => ({
  ...DAY,
  sampled: 20,
  parts: PARTS,
  ...own,
});

function markedWorld() {
  const own = heldWorld();
  return {
    ...own,
    save: (marks: readonly ClickMark[], when = WHOLE) =>
      saveClickMarks(EVENTS, own.ws, marks, when),
    list: (asked: Partial<Parameters<typeof listPaidClickDays>[2]> = {}) =>
      listPaidClickDays({ control: CONTROL, events: EVENTS }, own.ws, {
        campaignId: null,
        fromDay: "2026-04-01",
        publisherIds: [],
        limit: 10,
        ...asked,
      }),
  };
}

const daysOf = (rows: readonly ClickMark[]) =>
  rows.map(({ day, publisherId }) => `${day} ${publisherId}`);

test("what is held against a day's clicks stands with what they earned, and days that earned nothing are left out", async () => {
  const { store, save, list } = markedWorld();
  await store(20);
  await save([mark(), mark({ publisherId: "pub_2" })]);
  expect(await list()).toEqual([
    {
      ...mark(),
      currency: "USD",
      earnedMicros: 20 * CLICK_MICROS,
      decision: null,
      heldMicros: 0,
      isClosed: false,
    },
  ]);
});

test("judged again, a day has what was said last, and one that nothing is found in any more is gone", async () => {
  const { store, save, list } = markedWorld();
  for (const publisherId of ["pub_1", "pub_2"]) await store(20, { publisherId });
  await save([mark(), mark({ publisherId: "pub_2" })]);
  await save([mark({ sampled: 25 })]);
  expect(await list()).toMatchObject([{ publisherId: "pub_1", sampled: 25 }]);
});

test("days before those that are judged stay as they were, until they are too old", async () => {
  const { store, save, list } = markedWorld();
  const days = ["2026-04-10", "2026-04-24", "2026-05-01"] as const;
  for (const day of days) await store(20, { atMs: Date.parse(day) + DAY_MS / 2 });
  await save(days.map((day) => mark({ day })));
  await save([]);
  expect(daysOf(await list())).toEqual(["2026-04-24 pub_1", "2026-04-10 pub_1"]);
  await save([], { ...WHOLE, oldestDay: "2026-04-11" });
  expect(daysOf(await list())).toEqual(["2026-04-24 pub_1"]);
});

test("a decision and a closed statement stand with their day", async () => {
  const { ws, store, hold, decide, settle, save, list } = markedWorld();
  await store(20);
  await save([mark()]);
  await hold(7, 20);
  expect(await list()).toMatchObject([{ decision: "open", isClosed: false }]);
  await decide("refused");
  await settle();
  await lockLedger(EVENTS, ws, NOW_MS + DAY_MS);
  expect(await list()).toMatchObject([{ decision: "refused", isClosed: true }]);
});

test("days are newest first, of one campaign where it is asked for, and one more than the limit where there is more", async () => {
  const { store, save, list } = markedWorld();
  const places = [
    { ...DAY, day: "2026-04-30" },
    DAY,
    { ...DAY, campaignId: "cmp_2", publisherId: "pub_2" },
  ];
  for (const { day, ...place } of places)
    await store(20, { ...place, atMs: Date.parse(day) + DAY_MS / 2 });
  await save(places.map(mark));
  expect(daysOf(await list())).toEqual([
    "2026-05-01 pub_2",
    "2026-05-01 pub_1",
    "2026-04-30 pub_1",
  ]);
  expect(daysOf(await list({ campaignId: "cmp_2" }))).toEqual(["2026-05-01 pub_2"]);
  expect(await list({ limit: 1 })).toHaveLength(2);
  expect(daysOf(await list({ fromDay: "2026-05-01" }))).toHaveLength(2);
});

test("another workspace's days are neither listed nor dropped", async () => {
  const [own, other] = [markedWorld(), markedWorld()];
  for (const { store, save } of [own, other]) {
    await store(20);
    await save([mark()]);
  }
  await other.save([], { ...WHOLE, oldestDay: "2026-05-02" });
  expect(await other.list()).toEqual([]);
  expect(await own.list()).toMatchObject([{ day: DAY.day }]);
  const { ws: stranger } = markedWorld();
  const asked = { campaignId: null, fromDay: "2026-04-01", publisherIds: [], limit: 10 };
  expect(await listPaidClickDays({ control: CONTROL, events: EVENTS }, stranger, asked)).toEqual(
    [],
  );
});

test("days are found by their keys, in the ledger, too", async () => {
  const statements: string[] = [];
  const watched = {
    prepare: (sql: string) => {
      statements.push(sql);
      return EVENTS.prepare(sql);
    },
  };
  // Of a database it uses this.
  const databases = { control: CONTROL, events: watched as unknown as D1Database };
  await listPaidClickDays(databases, "w", {
    campaignId: null,
    fromDay: "2026-04-01",
    publisherIds: [],
    limit: 10,
  });
  const { results } = await EVENTS.prepare(`EXPLAIN QUERY PLAN ${statements[0]}`)
    .bind("w", "2026-04-01", null, "[]", 10)
    .all<{ detail: string }>();
  const plan = results.map(({ detail }) => detail).filter((detail) => detail.startsWith("SEARCH"));
  expect(plan.length).toBeGreaterThan(4);
  expect(plan.filter((detail) => /^SEARCH [^k].*\(workspace_id=\?\)$/.test(detail))).toEqual([]);
});
