import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { CLICK_MICROS, DAY, heldWorld, NOW_MS, owed } from "../../test-support/held-world.ts";
import { readJournal } from "../events/journal.ts";
import { lockLedger } from "../events/ledger-lock.ts";
import { applyEntries } from "../replay/apply-entry.ts";
import { findClickHold, holdClicks, openClickHolds } from "./click-holds.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };

test("of a day that is not entered yet the marked part waits, and comes with the rest once it is not marked any more", async () => {
  const own = heldWorld();
  await own.store(6);
  await own.store(4, { linkId: "lnk_2" });
  await own.hold(3, 10);
  expect(await own.settle()).toBe(1);
  expect(await own.settle()).toBe(0);
  const waiting = "payable clicks of 2026-05-01: 10, without what is held while it is checked";
  expect(await own.ledger()).toEqual([["earn", 7, waiting]]);
  await own.release();
  expect(await own.settle()).toBe(1);
  expect(await own.settle()).toBe(0);
  expect((await own.ledger()).at(-1)).toEqual(["earn", 3, "later clicks of 2026-05-01: 10 in all"]);
});

test("of a day that is in the ledger already the marked part is taken back, and paid again", async () => {
  const own = heldWorld();
  await own.store(10);
  await own.settle();
  await own.hold(1, 2);
  expect(await own.settle()).toBe(1);
  expect(await own.settle()).toBe(0);
  expect((await own.ledger()).slice(1)).toEqual([
    ["reverse", -5, "clicks of 2026-05-01: a part is held while it is checked"],
  ]);
  expect(await own.decide("paid")).toBe(true);
  expect(await own.settle()).toBe(1);
  expect(await owed(own)).toBe(10);
  expect(await own.decide("paid")).toBe(false);
});

test("what is refused is entered with the rest and taken away by an entry of its own, and the other way round", async () => {
  const own = heldWorld();
  await own.store(10);
  await own.hold(4, 10);
  await own.settle();
  expect(await own.decide("refused", "seen it")).toBe(true);
  await own.settle();
  expect((await own.ledger()).map(([kind, clicks]) => [kind, clicks])).toEqual([
    ["earn", 6],
    ["earn", 4],
    ["adjust", -4],
  ]);
  expect(await own.decide("refused")).toBe(false);
  expect(await own.decide("paid")).toBe(true);
  expect((await own.ledger()).at(-1)).toEqual(["adjust", 4, "made paid"]);
  expect(await owed(own)).toBe(10);
  expect(await own.decide("refused")).toBe(true);
  expect(await owed(own)).toBe(6);
  const lines = (await readJournal(EVENTS, 10_000)).filter((row) => row.workspaceId === own.ws);
  expect(
    lines.map((row) => (row.kind === "ledger" ? row.line.amountMicros / CLICK_MICROS : null)),
  ).toEqual([6, -4, 4, 4, -4]);
});

test("restored from before a decision nothing is taken away twice, and the decision can be taken again", async () => {
  const own = heldWorld();
  await own.store(10);
  await own.hold(4, 10);
  await own.decide("refused");
  await own.settle();
  const table = EVENTS.prepare("UPDATE click_holds SET decision = 'open' WHERE workspace_id = ?");
  await table.bind(own.ws).run();
  await own.settle();
  expect(await owed(own)).toBe(6);
  expect(await own.decide("refused")).toBe(true);
  await own.settle();
  expect(await owed(own)).toBe(6);
  await EVENTS.prepare("DELETE FROM click_holds WHERE workspace_id = ?").bind(own.ws).run();
  await own.hold(5, 10);
  await own.settle();
  expect(await owed(own)).toBe(5);
  await own.decide("paid");
  await own.settle();
  expect(await owed(own)).toBe(10);
});

test("what a person decided is not the judge's to change", async () => {
  const own = heldWorld();
  await own.store(10);
  await own.hold(4, 10);
  await own.decide("refused", "seen it");
  await own.hold(9, 10);
  await own.release();
  expect(await findClickHold(EVENTS, own.ws, DAY)).toMatchObject({
    decision: "refused",
    heldMicros: 4 * CLICK_MICROS,
    decidedBy: "usr_1",
    note: "seen it",
  });
  await own.settle();
  expect(await owed(own)).toBe(6);
});

test("clicks that come later are paid until they are judged, and then held as the others", async () => {
  const own = heldWorld();
  await own.store(10);
  await own.hold(5, 10);
  await own.settle();
  await own.store(10);
  await own.settle();
  expect(await owed(own)).toBe(15);
  await own.hold(5, 10);
  await own.settle();
  expect(await owed(own)).toBe(10);
  expect(await own.held()).toBe(10 * CLICK_MICROS);
});

test("judged again its numbers follow, and since when it is held stays", async () => {
  const own = heldWorld();
  await own.store(10);
  await own.hold(5, 10);
  const before = await findClickHold(EVENTS, own.ws, DAY);
  await holdClicks(EVENTS, own.ws, [{ ...DAY, marked: 6, sampled: 10, score: 0.95, signals: [] }], {
    rulesVersion: 4,
    nowMs: NOW_MS + 5,
  });
  const after = await findClickHold(EVENTS, own.ws, DAY);
  expect(after).toEqual({
    ...before,
    marked: 6,
    score: 0.95,
    heldMicros: 6 * CLICK_MICROS,
  });
});

test("nothing is held of what a closed statement pays, of clicks that earn nothing, or of another's", async () => {
  const [paid, free, other] = [heldWorld(), heldWorld(), heldWorld()];
  await paid.store(10);
  await paid.settle();
  await lockLedger(EVENTS, paid.ws, NOW_MS + 1);
  await free.store(10, { payoutMicros: 0 });
  await other.store(10);
  for (const own of [paid, free]) await own.hold(5, 10);
  expect(await Promise.all([paid, free, other].map((own) => own.held()))).toEqual([
    null,
    null,
    null,
  ]);
  await other.hold(5, 10, { publisherId: "pub_2" });
  expect(await openClickHolds(EVENTS, other.ws, "2026-05-01")).toEqual([]);
});

test("a share of what may be earned is exact, however many clicks it is of", async () => {
  const own = heldWorld();
  await EVENTS.prepare(
    `INSERT INTO click_earnings (workspace_id, campaign_id, publisher_id, day, link_id, currency, clicks, earned_micros)
     VALUES (?, 'cmp_1', 'pub_1', '2026-05-01', 'lnk_1', 'USD', 1, ?)`,
  )
    .bind(own.ws, 900_000_000_000_000)
    .run();
  await own.hold(20_000, 30_000);
  expect(await own.held()).toBe(600_000_000_000_000);
});

test("after a replay a held part is neither entered twice nor forgotten", async () => {
  const own = heldWorld();
  await own.store(10);
  await own.hold(4, 10);
  await own.settle();
  const entries = (await readJournal(EVENTS, 10_000)).flatMap((row) =>
    row.workspaceId === own.ws && row.kind === "ledger" ? [row] : [],
  );
  for (const table of ["payout_ledger", "click_earnings", "click_batches"])
    await EVENTS.prepare(`DELETE FROM ${table} WHERE workspace_id = ?`).bind(own.ws).run();
  await applyEntries(EVENTS, own.ws, entries);
  await own.store(5);
  await own.settle();
  await own.store(5);
  await own.settle();
  expect(await owed(own)).toBe(6);
  await own.release();
  await own.settle();
  expect(await owed(own)).toBe(10);
});

type Step = "store" | "settle" | "hold" | "release" | "pay" | "refuse";
const STEPS: readonly Step[] = ["store", "settle", "hold", "release", "pay", "refuse"];

test("whatever happens in whatever order, and at once, the ledger has what was earned without what is held or refused", async () => {
  const steps = fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), async (order, isAtOnce) => {
      const own = heldWorld();
      const acts: Readonly<Record<Step, () => Promise<unknown>>> = {
        store: () => own.store(10),
        settle: () => own.settle(),
        hold: () => own.hold(3, 10),
        release: () => own.release(),
        pay: () => own.decide("paid"),
        refuse: () => own.decide("refused"),
      };
      await own.store(10);
      if (isAtOnce) await Promise.all(order.map((step) => acts[step]()));
      else for (const step of order) await acts[step]();
      await own.settle();
      const clicks = 10 * (1 + order.filter((step) => step === "store").length);
      const hold = await findClickHold(EVENTS, own.ws, DAY);
      const kept = hold === null || hold.decision === "paid" ? 0 : hold.heldMicros / CLICK_MICROS;
      expect(await owed(own)).toBe(clicks - kept);
      expect(await own.settle()).toBe(0);
    }),
    { numRuns: 60 },
  );
});
