import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { clickRecord, recordedBatch } from "../../test-support/click-record.ts";
import type { ClickRecord } from "./click-record.ts";
import { applyEntries } from "../replay/apply-entry.ts";
import { readJournal } from "./journal.ts";
import { lockLedger } from "./ledger-lock.ts";
import { settleClicks } from "./settle-clicks.ts";
import { storeClicks } from "./store-clicks.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };
const NOW_MS = Date.UTC(2026, 4, 3);

function store(workspaceId: string, clicks: readonly Partial<ClickRecord>[]) {
  const records = clicks.map((click) => clickRecord({ payoutMicros: 50_001, ...click }));
  return storeClicks(EVENTS, workspaceId, [recordedBatch(records)], {
    timezone: "UTC",
    keepsRows: false,
    attempt: crypto.randomUUID(),
    nowMs: NOW_MS,
  });
}

function settle(workspaceId: string, beforeDay = "2026-05-03") {
  const attempt = crypto.randomUUID();
  return settleClicks(EVENTS, workspaceId, { beforeDay, attempt, nowMs: NOW_MS });
}

async function ledger(workspaceId: string) {
  const { results } = await EVENTS.prepare(
    `SELECT publisher_id AS publisher, conversion_id AS source, kind, amount_micros AS micros, currency, note
     FROM payout_ledger WHERE workspace_id = ? ORDER BY publisher_id, conversion_id, sequence`,
  )
    .bind(workspaceId)
    .all();
  return results;
}

const ENTRY = { publisher: "pub_1", kind: "earn", currency: "USD" };

test("a day's clicks make one entry a publisher and campaign, over all of its links", async () => {
  const workspaceId = crypto.randomUUID();
  await store(workspaceId, [
    {},
    { linkId: "lnk_2" },
    { publisherId: "pub_2" },
    { campaignId: "cmp_2" },
  ]);
  expect(await settle(workspaceId)).toBe(3);
  expect(await ledger(workspaceId)).toEqual([
    {
      ...ENTRY,
      source: "clicks:cmp_1:pub_1:2026-05-01",
      micros: 100_002,
      note: "payable clicks of 2026-05-01: 2",
    },
    {
      ...ENTRY,
      source: "clicks:cmp_2:pub_1:2026-05-01",
      micros: 50_001,
      note: "payable clicks of 2026-05-01: 1",
    },
    {
      ...ENTRY,
      publisher: "pub_2",
      source: "clicks:cmp_1:pub_2:2026-05-01",
      micros: 50_001,
      note: "payable clicks of 2026-05-01: 1",
    },
  ]);
});

test("a day is entered once it is over, and clicks that come after that by another entry", async () => {
  const workspaceId = crypto.randomUUID();
  await store(workspaceId, [{}]);
  expect(await settle(workspaceId, "2026-05-01")).toBe(0);
  expect(await settle(workspaceId)).toBe(1);
  expect(await settle(workspaceId)).toBe(0);
  await store(workspaceId, [{}, {}]);
  expect(await settle(workspaceId)).toBe(1);
  expect((await ledger(workspaceId)).map(({ micros, note }) => [micros, note])).toEqual([
    [50_001, "payable clicks of 2026-05-01: 1"],
    [100_002, "later clicks of 2026-05-01: 3 in all"],
  ]);
});

test("settled by many at once, while clicks come in, every click is entered once", async () => {
  const workspaceId = crypto.randomUUID();
  const work = Array.from({ length: 40 }, (_, i) =>
    i % 2 === 0 ? store(workspaceId, [{}, {}, {}]) : settle(workspaceId),
  );
  await Promise.all(work);
  await settle(workspaceId);
  const sum = (await ledger(workspaceId)).reduce((total, row) => total + Number(row["micros"]), 0);
  expect(sum).toBe(20 * 3 * 50_001);
});

test("clicks that earn nothing make no entry, and another workspace's are left alone", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  await store(own, [{ payoutMicros: 0 }, { payoutMicros: 0, reason: "Q_BOT" }]);
  await store(other, [{}]);
  expect(await settle(own)).toBe(0);
  expect(await ledger(other)).toEqual([]);
});

test("what is entered after the ledger was closed lies after that moment", async () => {
  const workspaceId = crypto.randomUUID();
  await store(workspaceId, [{}]);
  await lockLedger(EVENTS, workspaceId, NOW_MS + 5);
  await lockLedger(EVENTS, workspaceId, NOW_MS + 2);
  await settle(workspaceId);
  const row = await EVENTS.prepare(`SELECT at_ms AS atMs FROM payout_ledger WHERE workspace_id = ?`)
    .bind(workspaceId)
    .first();
  expect(row).toEqual({ atMs: NOW_MS + 5 });
});

/** As a replay finds it: the entries are there, and clicks come after them. */
async function emptied(workspaceId: string) {
  const journal = await readJournal(EVENTS, 10_000);
  const own = journal.filter((row) => row.workspaceId === workspaceId);
  await EVENTS.batch(
    ["payout_ledger", "click_earnings", "click_batches"].map((table) =>
      EVENTS.prepare(`DELETE FROM ${table} WHERE workspace_id = ?`).bind(workspaceId),
    ),
  );
  await applyEntries(
    EVENTS,
    workspaceId,
    own.flatMap((row) => (row.kind === "ledger" ? row : [])),
  );
}

test("what a replay has entered is not entered again by a schedule that comes amid its clicks", async () => {
  const workspaceId = crypto.randomUUID();
  await store(workspaceId, [{}, { linkId: "lnk_2" }, {}]);
  await settle(workspaceId);
  const before = await ledger(workspaceId);
  await emptied(workspaceId);
  await store(workspaceId, [{}]);
  expect(await settle(workspaceId)).toBe(0);
  await store(workspaceId, [{ linkId: "lnk_2" }, {}]);
  expect(await settle(workspaceId)).toBe(0);
  expect(await ledger(workspaceId)).toEqual(before);
  await store(workspaceId, [{}]);
  expect(await settle(workspaceId)).toBe(1);
  expect((await ledger(workspaceId)).map(({ micros }) => micros)).toEqual([150_003, 50_001]);
});
