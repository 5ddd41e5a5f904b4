import { firstEntityIdAt } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { findReceived, keepReceived, listReceived, type NewReceived } from "./received-reports.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };
const START_MS = Date.UTC(2026, 4, 1);

const received = (minute: number, change: Partial<NewReceived> = {}): NewReceived => ({
  visitorId: null,
  id: firstEntityIdAt("rcv", START_MS + minute * 60_000),
  atMs: START_MS + minute * 60_000,
  via: "postback",
  verdict: "rejected",
  reason: "X_EVENT_UNKNOWN",
  hint: null,
  clickId: null,
  clickAtMs: null,
  linkNumber: null,
  clickProblem: null,
  proof: "open",
  campaignId: "cmp_1",
  conversionId: null,
  txid: null,
  event: "deposit",
  parameters: "[]",
  ipPrefix: "203.0.113.0/24",
  site: null,
  ...change,
});

const everything = {
  limit: 10,
  beforeId: null,
  fromMs: null,
  toMs: null,
  via: null,
  verdict: null,
  reason: null,
  campaignId: null,
  conversionId: null,
  clickId: null,
  txid: null,
};

async function log(...rows: readonly NewReceived[]): Promise<string> {
  const workspaceId = crypto.randomUUID();
  for (const row of rows) await keepReceived(EVENTS, workspaceId, row);
  return workspaceId;
}

test("reports are listed newest first, a page at a time", async () => {
  const workspaceId = await log(received(1), received(2), received(3));
  const page = await listReceived(EVENTS, workspaceId, { ...everything, limit: 2 });
  expect(page.rows.map(({ atMs }) => atMs)).toEqual([START_MS + 180_000, START_MS + 120_000]);
  const next = await listReceived(EVENTS, workspaceId, { ...everything, beforeId: page.lastId });
  expect(next).toMatchObject({ rows: [{ atMs: START_MS + 60_000 }], lastId: null });
});

test.each([
  [{ reason: "X_TOKEN" }, 1],
  [{ txid: "T1" }, 1],
  [{ verdict: "rejected" }, 2],
  [{ fromMs: START_MS + 120_000 }, 1],
  [{ toMs: START_MS + 120_000 }, 1],
  [{ via: "pixel" }, 0],
])("a list by %o has %i reports", async (filter, count) => {
  const workspaceId = await log(received(1, { txid: "T1" }), received(2, { reason: "X_TOKEN" }));
  const { rows } = await listReceived(EVENTS, workspaceId, { ...everything, ...filter });
  expect(rows).toHaveLength(count);
});

test("a report that is given again shows its last verdict, but not that it was a duplicate of itself", async () => {
  const recorded = received(1, { verdict: "recorded", reason: "OK", conversionId: "cnv_1" });
  const again = received(1, { verdict: "duplicate", reason: "X_DUP_TXID" });
  const workspaceId = await log(received(1), recorded, again);
  const row = await findReceived(EVENTS, workspaceId, recorded.id);
  expect(row).toMatchObject({ verdict: "recorded", conversionId: "cnv_1" });
});

test("another workspace sees no report", async () => {
  const own = received(1);
  await log(own);
  const other = crypto.randomUUID();
  expect(await findReceived(EVENTS, other, own.id)).toBeNull();
  expect((await listReceived(EVENTS, other, everything)).rows).toEqual([]);
});
