import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { lockLedger } from "./ledger-lock.ts";
import { countPayments, payPeriod, type PeriodPayment } from "./pay-period.ts";
import { addLedgerEntry, listLedger } from "./payout-ledger.ts";

const ANY = { limit: 50, before: null, fromMs: null, toMs: null, kind: null, currency: null };

/** Days 10 to before 20. */
const payment = (change: Partial<PeriodPayment> = {}): PeriodPayment => ({
  id: `led_${crypto.randomUUID()}`,
  publisherId: "pub_1",
  amountMicros: -1_000_000,
  currency: "USD",
  atMs: 100,
  note: "wire 1",
  actor: "ada",
  startMs: 10,
  endMs: 20,
  firstDay: "2026-10-10",
  lastDay: "2026-10-19",
  ...change,
});

async function ledger() {
  const workspaceId = crypto.randomUUID();
  const count = () => countPayments(env.EVENTS, workspaceId, "pub_1", "USD");
  const pay = async (change: Partial<PeriodPayment> = {}, counted?: number) =>
    payPeriod(env.EVENTS, workspaceId, payment(change), counted ?? (await count()));
  const list = () => listLedger(env.EVENTS, workspaceId, { publisherId: "pub_1", ...ANY });
  return { workspaceId, count, pay, list };
}

test.each([
  ["the same days and more", { startMs: 0, endMs: 30 }],
  ["a part of them", { startMs: 12, endMs: 13 }],
  ["their beginning", { startMs: 5, endMs: 11 }],
  ["their end", { startMs: 19, endMs: 25 }],
])("%s cannot be paid once they are, and what is paid is named", async (_name, place) => {
  const { pay, list } = await ledger();
  expect((await pay()).kind).toBe("paid");
  expect(await pay(place)).toEqual({
    kind: "overlaps",
    paid: [
      { firstDay: "2026-10-10", lastDay: "2026-10-19", amountMicros: -1_000_000, note: "wire 1" },
    ],
  });
  expect(await list()).toHaveLength(1);
});

test.each([
  ["the days before", { startMs: 5, endMs: 10 }],
  ["the days after", { startMs: 20, endMs: 25 }],
  ["another currency", { currency: "EUR" }],
  ["another publisher", { publisherId: "pub_2" }],
])("%s can be paid as well", async (_name, place) => {
  const { pay, workspaceId } = await ledger();
  await pay();
  const { publisherId = "pub_1", currency = "USD" } = payment(place);
  const counted = await countPayments(env.EVENTS, workspaceId, publisherId, currency);
  expect((await pay(place, counted)).kind).toBe("paid");
});

test("a payment entered since payments were counted stops it, whether it names a period or not", async () => {
  const { pay, workspaceId, list } = await ledger();
  const { startMs, endMs, firstDay, lastDay, ...byHand } = payment();
  await addLedgerEntry(env.EVENTS, workspaceId, { ...byHand, kind: "payment" });
  expect(await pay({ startMs, endMs, firstDay, lastDay }, 0)).toEqual({ kind: "outdated" });
  expect(await list()).toHaveLength(1);
  expect((await pay()).kind).toBe("paid");
});

test("a payment asked for again is the entry that stands, at a time after the ledger's lock", async () => {
  const { pay, workspaceId, list } = await ledger();
  await lockLedger(env.EVENTS, workspaceId, 500);
  const first = await pay({ id: "led_same" });
  expect(first).toMatchObject({ kind: "paid", entry: { atMs: 500, kind: "payment" } });
  expect(await pay({ id: "led_same", amountMicros: -5 })).toEqual(first);
  expect(await list()).toHaveLength(1);
});

test("of many payments of overlapping periods at once, one is entered", async () => {
  const { pay, list } = await ledger();
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, i) => pay({ startMs: i, endMs: i + 20 }, 0)),
  );
  expect(outcomes.filter(({ kind }) => kind === "paid")).toHaveLength(1);
  expect(await list()).toHaveLength(1);
});

test("another workspace's payments are in nobody's way", async () => {
  const [mine, theirs] = [await ledger(), await ledger()];
  await theirs.pay();
  expect(await mine.count()).toBe(0);
  expect((await mine.pay()).kind).toBe("paid");
});
