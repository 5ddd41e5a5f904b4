import { lockLedger } from "@cleverdrip/db";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { fraudWorld } from "../../test-support/fraud-world.ts";
import { runOwnSchedule } from "../../test-support/own-schedule.ts";
import { decideClickHolds } from "./decide-click-holds.ts";

const CPC = 50_000;
const DAY_MS = 86_400_000;

/** A publisher of paid clicks, `framed` of them shown in frames that nobody asked for, and what became of them. */
async function payingWorld() {
  const world = await fraudWorld({ conversionPolicy: { cpcMicros: CPC } });
  const { workspaceId } = world;
  const atMs = Date.now() - 10 * 60_000;
  return {
    ...world,
    atMs,
    clicks: async (count: number, own: Parameters<typeof world.click>[0] = {}) => {
      const clicks = [];
      for (let i = 0; i < count; i += 1) clicks.push(await world.click({ atMs, ...own }));
      await world.store(clicks);
    },
    holds: () =>
      rowsOf<{ held: number; marked: number; sampled: number; decision: string; day: string }>(
        `SELECT day, held_micros AS held, marked, sampled, decision FROM click_holds WHERE workspace_id = ?`,
        workspaceId,
      ),
    schedule: () => runOwnSchedule(workspaceId, atMs + 2 * DAY_MS),
  };
}

const FRAMED = ["HTTP/2", "text/html", "", "cross-site", "iframe", ""];
const ASKED = ["HTTP/2", "text/html", "", "cross-site", "document", "?1"];

test("of paid clicks those that show nothing to anybody are held, and the others are paid", async () => {
  const world = await payingWorld();
  await world.clicks(40, { signals: ASKED });
  await world.clicks(60, { signals: FRAMED });
  await world.judge();
  const [hold, ...others] = await world.holds();
  expect(others).toEqual([]);
  expect(hold).toMatchObject({ marked: 60, sampled: 100, held: 60 * CPC, decision: "open" });
  await world.schedule();
  expect(await world.owed()).toBe(40 * CPC);
  const before = await world.holds();
  await world.judge();
  expect(await world.holds()).toEqual(before);
});

test("clicks of honest sources are paid in full", async () => {
  const world = await payingWorld();
  await world.clicks(100, { signals: ASKED });
  await world.judge();
  expect(await world.holds()).toEqual([]);
  await world.schedule();
  expect(await world.owed()).toBe(100 * CPC);
});

test("a publisher on the block list has all of its clicks held, and none once it is taken off", async () => {
  const world = await payingWorld();
  await world.clicks(20, { signals: ASKED });
  await world.block("reject");
  await world.judge();
  expect(await world.holds()).toMatchObject([{ marked: 20, sampled: 20, held: 20 * CPC }]);
  await world.schedule();
  expect(await world.owed()).toBe(0);
  await world.setPolicy({});
  await world.judge();
  expect(await world.holds()).toEqual([]);
  await world.schedule();
  expect(await world.owed()).toBe(20 * CPC);
});

test("rules that are off, and those that only mark, hold no clicks", async () => {
  const world = await payingWorld();
  await world.clicks(20, { signals: ASKED });
  const block = [{ kind: "publisher", value: world.publisherId, note: "" }] as const;
  for (const mode of ["off", "tag"] as const) {
    await world.setPolicy({ block, rules: { "block-list": { mode, minScore: 0.8 } } });
    await world.judge();
    expect(await world.holds()).toEqual([]);
  }
  await world.setPolicy({
    block,
    allow: block,
    rules: { "block-list": { mode: "hold", minScore: 0.8 } },
  });
  await world.judge();
  expect(await world.holds()).toEqual([]);
});

test("what is found in paid clicks is kept to be asked for, also where its rule is off, until it is found no more", async () => {
  const world = await payingWorld();
  const marks = () =>
    rowsOf<{ sampled: number; parts: string }>(
      `SELECT sampled, parts FROM click_marks WHERE workspace_id = ?`,
      world.workspaceId,
    );
  await world.setPolicy({ rules: { "hidden-frame": { mode: "off", minScore: 0.8 } } });
  await world.clicks(40, { signals: ASKED });
  await world.clicks(60, { signals: FRAMED });
  await world.judge();
  expect(await world.holds()).toEqual([]);
  const [mark, ...others] = await marks();
  expect(others).toEqual([]);
  expect(mark?.sampled).toBe(100);
  expect(JSON.parse(mark?.parts ?? "")).toMatchObject([
    { clicks: 60, signals: [{ rule: "hidden-frame" }] },
  ]);
  await world.clicks(2_000, { signals: ASKED });
  await world.judge();
  expect(await marks()).toEqual([]);
});

test("of fewer than twelve clicks of a day nothing is said", async () => {
  const world = await payingWorld();
  await world.block("hold");
  await world.clicks(11, { signals: ASKED });
  await world.judge();
  expect(await world.holds()).toEqual([]);
  await world.clicks(1, { signals: ASKED });
  await world.judge();
  expect(await world.holds()).toHaveLength(1);
});

test("what a person refuses is not paid, says why in the publisher's words, and can be paid after all", async () => {
  const world = await payingWorld();
  const { workspaceId, campaignId, publisherId } = world;
  await world.clicks(40, { signals: ASKED });
  await world.clicks(60, { signals: FRAMED });
  await world.judge();
  await world.schedule();
  const [{ day = "" } = {}] = await world.holds();
  const days = [{ day, campaignId, publisherId }];
  const later = { ...world.deps(), nowMs: world.atMs + 2 * DAY_MS };
  const asked = { days, note: "", actor: "usr_a" };
  const refuse = () =>
    decideClickHolds(workspaceId, { ...asked, decision: "refuse" as const }, later);
  expect(await refuse()).toEqual([{ ...days[0], outcome: "changed" }]);
  expect(await refuse()).toEqual([{ ...days[0], outcome: "unchanged" }]);
  expect(await world.owed()).toBe(40 * CPC);
  const notes = await rowsOf<{ note: string }>(
    `SELECT note FROM payout_ledger WHERE workspace_id = ? AND kind = 'adjust'`,
    workspaceId,
  );
  expect(notes).toHaveLength(1);
  expect(notes[0]?.note).toContain(`clicks of ${day} that are not paid: `);
  expect(notes[0]?.note).not.toMatch(/%|peers|hidden-frame/);
  // What is judged meanwhile changes nothing of it.
  await world.judge();
  await world.schedule();
  expect(await world.owed()).toBe(40 * CPC);
  expect(await decideClickHolds(workspaceId, { ...asked, decision: "pay" }, later)).toMatchObject([
    { outcome: "changed" },
  ]);
  expect(await world.owed()).toBe(100 * CPC);
});

test("of a day that is not held nothing is decided, and of too many at once neither", async () => {
  const world = await payingWorld();
  const { workspaceId, campaignId, publisherId } = world;
  const day = { day: "2026-01-01", campaignId, publisherId };
  const asked = { decision: "pay", note: "", actor: "usr_a" } as const;
  expect(await decideClickHolds(workspaceId, { ...asked, days: [day] }, world.deps())).toEqual([
    { ...day, outcome: "missing" },
  ]);
  const many = Array.from({ length: 101 }, () => day);
  await expect(
    decideClickHolds(workspaceId, { ...asked, days: many }, world.deps()),
  ).rejects.toThrow("at most 100 days at once");
});

test("what a closed statement pays for stays paid, whatever is found later", async () => {
  const world = await payingWorld();
  await world.clicks(100, { signals: FRAMED });
  await world.schedule();
  const { eventsOf, settingsOf } = world.deps();
  const settings = await settingsOf(world.workspaceId);
  await lockLedger(
    eventsOf(settings?.eventsShard ?? ""),
    world.workspaceId,
    world.atMs + 3 * DAY_MS,
  );
  await world.judge();
  expect(await world.holds()).toEqual([]);
  await world.schedule();
  expect(await world.owed()).toBe(100 * CPC);
});
