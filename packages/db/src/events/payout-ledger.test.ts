import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeEntry } from "../../test-support/rows.ts";
import { readJournal } from "./journal.ts";
import { firstLedgerMs, sumBalances, sumPeriods } from "./ledger-sums.ts";
import { addLedgerEntry, listLedger, type LedgerFilter } from "./payout-ledger.ts";

const ALL: LedgerFilter = {
  publisherId: "pub_1",
  limit: 10,
  before: null,
  fromMs: null,
  toMs: null,
  kind: null,
  currency: null,
};
const PAGE = { limit: 10, beforeId: null, publisherId: null };

const payment = (id: string, amountMicros = -1_000_000) => ({
  id,
  publisherId: "pub_1",
  kind: "payment" as const,
  amountMicros,
  currency: "USD",
  atMs: 5,
  note: "wire 1",
  actor: "ada",
});

test("an entry added twice is there once, and entries by hand are numbered", async () => {
  const workspaceId = crypto.randomUUID();
  const first = await addLedgerEntry(env.EVENTS, workspaceId, payment("led_1"));
  expect(first).toMatchObject({ sequence: 1, conversionId: "", note: "wire 1" });
  expect(await addLedgerEntry(env.EVENTS, workspaceId, payment("led_1", -2))).toEqual(first);
  const more = Array.from({ length: 20 }, (_, i) =>
    addLedgerEntry(env.EVENTS, workspaceId, payment(`led_x${i}`)),
  );
  const numbers = (await Promise.all(more)).map(({ sequence }) => sequence);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
});

test("an entry by hand is in the journal as it stands in the ledger", async () => {
  const workspaceId = crypto.randomUUID();
  const { workspaceId: _, ...stored } = await addLedgerEntry(
    env.EVENTS,
    workspaceId,
    payment("led_1"),
  );
  const rows = await readJournal(env.EVENTS, 1_000_000);
  const own = rows.filter((row) => row.workspaceId === workspaceId);
  expect(own).toMatchObject([{ kind: "ledger", atMs: stored.atMs, line: stored }]);
});

test("entries of one moment are paged without a gap or a repetition", async () => {
  const workspaceId = crypto.randomUUID();
  const stored: string[] = [];
  for (let i = 0; i < 5; i += 1)
    stored.push(await storeEntry(env.EVENTS, workspaceId, { atMs: i < 3 ? 7 : 9 }));
  const seen: string[] = [];
  let before: LedgerFilter["before"] = null;
  for (;;) {
    const rows = await listLedger(env.EVENTS, workspaceId, { ...ALL, limit: 2, before });
    seen.push(...rows.slice(0, 2).map(({ id }) => id));
    const last = rows[1];
    if (rows.length <= 2 || last === undefined) break;
    before = { atMs: last.atMs, id: last.id };
  }
  expect(seen.toSorted()).toEqual(stored.toSorted());
});

test("balances are sums by publisher, currency and kind", async () => {
  const workspaceId = crypto.randomUUID();
  const store = (row: Parameters<typeof storeEntry>[2]) => storeEntry(env.EVENTS, workspaceId, row);
  await store({ amountMicros: 5 });
  await store({ amountMicros: 6 });
  await store({ amountMicros: -6, kind: "reverse" });
  await store({ amountMicros: 7, currency: "EUR" });
  await store({ amountMicros: 8, publisherId: "pub_2" });
  const sums = await sumBalances(env.EVENTS, workspaceId, PAGE);
  expect(sums).toEqual([
    { publisherId: "pub_2", currency: "USD", kind: "earn", amountMicros: 8 },
    { publisherId: "pub_1", currency: "EUR", kind: "earn", amountMicros: 7 },
    { publisherId: "pub_1", currency: "USD", kind: "earn", amountMicros: 11 },
    { publisherId: "pub_1", currency: "USD", kind: "reverse", amountMicros: -6 },
  ]);
  const below = await sumBalances(env.EVENTS, workspaceId, { ...PAGE, beforeId: "pub_2" });
  expect(below.map(({ publisherId }) => publisherId)).not.toContain("pub_2");
});

test("a moment between two periods belongs to the later one", async () => {
  const workspaceId = crypto.randomUUID();
  for (const atMs of [0, 99, 100, 199, 200])
    await storeEntry(env.EVENTS, workspaceId, { atMs, amountMicros: 1 });
  const periods = [
    { startMs: 0, endMs: 100 },
    { startMs: 100, endMs: 200 },
  ];
  const sums = await sumPeriods(env.EVENTS, workspaceId, "pub_1", periods);
  expect(sums.map(({ period, amountMicros }) => [period, amountMicros])).toEqual([
    [0, 2],
    [1, 2],
  ]);
  expect(await firstLedgerMs(env.EVENTS, workspaceId, "pub_1")).toBe(0);
});

test("another workspace sees nothing", async () => {
  await storeEntry(env.EVENTS, crypto.randomUUID());
  const other = crypto.randomUUID();
  expect(await listLedger(env.EVENTS, other, ALL)).toEqual([]);
  expect(await sumBalances(env.EVENTS, other, PAGE)).toEqual([]);
  expect(await firstLedgerMs(env.EVENTS, other, "pub_1")).toBeNull();
  const all = [{ startMs: 0, endMs: Number.MAX_SAFE_INTEGER }];
  expect(await sumPeriods(env.EVENTS, other, "pub_1", all)).toEqual([]);
});

test("an entry added twice has one line in the journal", async () => {
  const workspaceId = crypto.randomUUID();
  for (const amount of [-1_000_000, -2]) {
    await addLedgerEntry(env.EVENTS, workspaceId, payment("led_1", amount));
  }
  const journal = await readJournal(env.EVENTS, 10_000);
  const own = journal.filter((row) => row.workspaceId === workspaceId);
  expect(own).toMatchObject([{ kind: "ledger", line: { id: "led_1", amountMicros: -1_000_000 } }]);
});
