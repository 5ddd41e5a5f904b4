import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { clickRecord, recordedBatch } from "../../test-support/click-record.ts";
import { readHourlySums } from "../reports/read-sums.ts";
import type { RecordedBatch } from "./click-record.ts";
import { findClick } from "./list-clicks.ts";
import { readDayTotals } from "./read-day-totals.ts";
import { storeClicks } from "./store-clicks.ts";

function store(workspaceId: string, batches: readonly RecordedBatch[], keepsRows = true) {
  const options = { timezone: "UTC", keepsRows, attempt: crypto.randomUUID(), nowMs: 1 };
  return storeClicks(env.EVENTS, workspaceId, batches, options);
}

async function count(table: string, workspaceId: string): Promise<number | undefined> {
  const row = await env.EVENTS.prepare(`SELECT count(*) AS n FROM ${table} WHERE workspace_id = ?`)
    .bind(workspaceId)
    .first<{ n: number }>();
  return row?.n;
}

test("a batch delivered twice is new once", async () => {
  const workspaceId = crypto.randomUUID();
  const batch = recordedBatch([clickRecord(), clickRecord()]);
  expect(await store(workspaceId, [batch])).toEqual([batch.batchId]);
  expect(await store(workspaceId, [batch])).toEqual([]);
  expect(await count("clicks", workspaceId)).toBe(2);
});

test("a click is read back with all that was recorded of it", async () => {
  const workspaceId = crypto.randomUUID();
  const click = clickRecord({
    subs: { sub1: "a" },
    asn: 3320,
    linkVersion: 4,
    routeId: "rte_1",
    variantId: "var_1",
    landingId: "var_2",
    flags: 13,
    query: "sub1=a&cost=0.5",
    isNewVisitor: false,
  });
  await store(workspaceId, [recordedBatch([click])]);
  const { kind: _kind, currency: _currency, ipHash: _hash, ...rest } = click;
  expect(await findClick(env.EVENTS, workspaceId, click.id)).toMatchObject({
    ...rest,
    subs: '{"sub1":"a"}',
    cost: "0.5",
    isUnique: 1,
    isNewVisitor: 0,
  });
});

test("a batch that only says what was lost has its row in the ledger and touches nothing else", async () => {
  const workspaceId = crypto.randomUUID();
  const lost = recordedBatch([], { count: { isolate: "iso_1", emitted: 9, lost: 9 } });
  expect(await store(workspaceId, [lost])).toEqual([lost.batchId]);
  const row = await env.EVENTS.prepare(
    `SELECT clicks, isolate, emitted, lost FROM click_batches WHERE workspace_id = ?`,
  )
    .bind(workspaceId)
    .first();
  expect(row).toEqual({ clicks: 0, isolate: "iso_1", emitted: 9, lost: 9 });
  for (const table of ["rollup_hourly", "rollup_daily", "facet_daily", "clicks", "freshness"])
    expect(await count(table, workspaceId)).toBe(0);
});

test("impressions and click-throughs make no rows, also where a click of the same id is stored", async () => {
  const workspaceId = crypto.randomUUID();
  const click = clickRecord();
  const through = clickRecord({ kind: "click-through", id: click.id });
  await store(workspaceId, [recordedBatch([through, clickRecord({ kind: "impression" })])]);
  expect(await count("clicks", workspaceId)).toBe(0);
  await store(workspaceId, [recordedBatch([click])]);
  expect(await findClick(env.EVENTS, workspaceId, click.id)).not.toBeNull();
});

test("the bucket's hash is that of its clicks alone", async () => {
  const hash = async (batches: readonly RecordedBatch[]) => {
    const workspaceId = crypto.randomUUID();
    await store(workspaceId, batches);
    const row = await env.EVENTS.prepare(
      `SELECT set_hash FROM rollup_hourly WHERE workspace_id = ?`,
    )
      .bind(workspaceId)
      .first<{ set_hash: number }>();
    return row?.set_hash;
  };
  const [a, b] = [clickRecord(), clickRecord()];
  const others = [clickRecord({ kind: "impression" }), clickRecord({ kind: "click-through" })];
  const together = await hash([recordedBatch([a, b])]);
  expect(await hash([recordedBatch([b, ...others]), recordedBatch([a])])).toBe(together);
  expect(await hash([recordedBatch([a])])).not.toBe(together);
});

test("another workspace sees nothing, also where both send a batch of the same id", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const batch = recordedBatch([clickRecord()]);
  await store(own, [batch]);
  const range = { fromMs: 0, toMs: Date.UTC(2027, 0, 1) };
  const filter = { campaignId: null, publisherId: null, linkId: null, limit: 10 };
  const rows = async () => (await readHourlySums(env.EVENTS, other, range, "total", filter)).rows;
  expect(await rows()).toEqual([]);
  expect(await readDayTotals(env.EVENTS, other, "2026-05-01")).toMatchObject({ clicks: 0 });
  expect(await store(other, [batch])).toEqual([batch.batchId]);
  expect(await rows()).toMatchObject([{ clicks: 1, newVisitors: 1 }]);
});
