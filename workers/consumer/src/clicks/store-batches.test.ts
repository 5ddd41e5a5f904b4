import { createTestWorkspace, testBatch, testBatchOf, testClick } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "./store-batches.ts";

const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());

async function one<T>(sql: string, ...values: unknown[]): Promise<T | null> {
  return env.EVENTS.prepare(sql)
    .bind(...values)
    .first<T>();
}

type Sums = { gross: number; clicks: number; uniques: number; hash: number };

function sums(table: string, workspaceId: string): Promise<Sums | null> {
  const hash = table === "facet_daily" ? "0" : "sum(set_hash) & 0xffffffffffff";
  return one<Sums>(
    `SELECT sum(gross_clicks) AS gross, sum(clicks) AS clicks, sum(unique_clicks) AS uniques, ${hash} AS hash
     FROM ${table} WHERE workspace_id = ?`,
    workspaceId,
  );
}

test("a batch is stored as rows, hourly and daily buckets and facets that agree", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const batch = await testBatch(workspace, 20);

  expect(await storeBatches([batch], deps())).toEqual({ stored: 20, duplicates: 0 });

  const rows = await one<{ n: number }>(
    `SELECT count(*) AS n FROM clicks WHERE workspace_id = ?`,
    workspace.workspaceId,
  );
  const hourly = await sums("rollup_hourly", workspace.workspaceId);
  const daily = await sums("rollup_daily", workspace.workspaceId);
  const facets = await sums("facet_daily", workspace.workspaceId);
  expect(rows?.n).toBe(20);
  expect(hourly).toMatchObject({ gross: 20, clicks: 20, uniques: 20 });
  expect(daily).toEqual(hourly);
  expect(facets).toMatchObject({ gross: 6 * 20, clicks: 6 * 20 });
});

test("a batch delivered twice is stored once", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const batch = await testBatch(workspace, 15);
  await storeBatches([batch], deps());
  const before = await sums("rollup_hourly", workspace.workspaceId);

  expect(await storeBatches([batch], deps())).toEqual({ stored: 0, duplicates: 15 });
  expect(await sums("rollup_hourly", workspace.workspaceId)).toEqual(before);
  expect(await sums("facet_daily", workspace.workspaceId)).toMatchObject({ clicks: 6 * 15 });
});

test("a batch delivered twice at the same moment is stored once", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const batch = await testBatch(workspace, 10);

  const results = await Promise.all(Array.from({ length: 8 }, () => storeBatches([batch], deps())));

  expect(results.reduce((sum, result) => sum + result.stored, 0)).toBe(10);
  expect(await sums("rollup_daily", workspace.workspaceId)).toMatchObject({
    clicks: 10,
    uniques: 10,
  });
});

test("a delivery that mixes old and new batches stores only the new ones", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const [old, fresh] = [await testBatch(workspace, 4), await testBatch(workspace, 3)];
  await storeBatches([old], deps());

  expect(await storeBatches([old, fresh, fresh], deps())).toEqual({ stored: 3, duplicates: 4 });
  expect(await sums("rollup_hourly", workspace.workspaceId)).toMatchObject({
    clicks: 7,
    uniques: 7,
  });
});

test("one message with clicks of two workspaces is counted for each alone", async () => {
  const a = await createTestWorkspace(env.CONTROL);
  const b = await createTestWorkspace(env.CONTROL);
  const clicks = [await testClick(a), await testClick(b), await testClick(b)];

  await storeBatches([testBatchOf(clicks)], deps());

  expect(await sums("rollup_hourly", a.workspaceId)).toMatchObject({ clicks: 1 });
  expect(await sums("rollup_hourly", b.workspaceId)).toMatchObject({ clicks: 2 });
});

test("without a hot window no rows are kept and the buckets are the same", async () => {
  const workspace = await createTestWorkspace(env.CONTROL, { hotWindowDays: 0 });
  await storeBatches([await testBatch(workspace, 5)], deps());

  const rows = await one<{ n: number }>(
    `SELECT count(*) AS n FROM clicks WHERE workspace_id = ?`,
    workspace.workspaceId,
  );
  expect(rows?.n).toBe(0);
  expect(await sums("rollup_daily", workspace.workspaceId)).toMatchObject({ clicks: 5 });
});

test("a click that is not payable is recorded with its reason and left out of payable counts", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const batch = await testBatch(workspace, 2, { reason: "Q_PREFETCH" });
  await storeBatches([batch], deps());

  expect(await sums("rollup_hourly", workspace.workspaceId)).toMatchObject({
    gross: 2,
    clicks: 0,
    uniques: 0,
  });
  const row = await one<{ reason: string }>(
    `SELECT reason FROM clicks WHERE workspace_id = ? LIMIT 1`,
    workspace.workspaceId,
  );
  expect(row?.reason).toBe("Q_PREFETCH");
});

test("the day of a click is the workspace's, not UTC's", async () => {
  const workspace = await createTestWorkspace(env.CONTROL, { timezone: "Asia/Tokyo" });
  const atMs = Date.parse("2026-03-01T20:00:00Z");
  await storeBatches([await testBatch(workspace, 1, { atMs })], deps());

  const row = await one<{ day: string }>(
    `SELECT day FROM rollup_daily WHERE workspace_id = ?`,
    workspace.workspaceId,
  );
  expect(row?.day).toBe("2026-03-02");
});

test("neither rows nor the log hold an address", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  await storeBatches([await testBatch(workspace, 1, { ip: "198.51.100.23" })], deps());

  const row = await one<Record<string, unknown>>(
    `SELECT * FROM clicks WHERE workspace_id = ?`,
    workspace.workspaceId,
  );
  expect(row).toMatchObject({
    ip_prefix: "198.51.100.0/24",
    device: "desktop",
    os: "Linux",
    browser: "Chrome",
  });
  expect(JSON.stringify(row)).not.toContain("198.51.100.23");
  const { objects } = await env.LOG.list({ prefix: `${workspace.workspaceId}/clicks/` });
  const [segment] = objects;
  const object = await env.LOG.get(segment?.key ?? "");
  const text = await new Response(object?.body.pipeThrough(new DecompressionStream("gzip"))).text();
  expect(objects).toHaveLength(1);
  const [head, line] = text.split("\n").map((own) => (own === "" ? null : JSON.parse(own)));
  expect(head).toMatchObject({ v: 3, kind: "batch", clicks: 1 });
  expect(line).toMatchObject({ v: 3, kind: "click", campaignId: workspace.campaignId });
  expect(text).not.toContain("198.51.100.23");
});

test("clicks of a workspace that does not exist are kept aside, not dropped", async () => {
  const gone = {
    ...(await createTestWorkspace(env.CONTROL)),
    workspaceId: `wsp_gone_${crypto.randomUUID()}`,
  };
  const batch = await testBatch(gone, 2);

  expect(await storeBatches([batch], deps())).toEqual({ stored: 0, duplicates: 0 });
  const letter = await one<{ reason: string; body: string }>(
    `SELECT reason, body FROM dead_letters WHERE id = ?`,
    `${gone.workspaceId}:${batch.batchId}`,
  );
  expect(letter?.reason).toContain(gone.workspaceId);
  expect(JSON.parse(letter?.body ?? "{}")).toMatchObject({ batchId: batch.batchId });
});

test("when the log cannot be written nothing is stored, and the next delivery stores all of it", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const batch = await testBatch(workspace, 3);
  const broken = { ...deps(), appendLog: () => Promise.reject(new Error("R2 is down")) };

  await expect(storeBatches([batch], broken)).rejects.toThrow("R2 is down");
  expect(await sums("rollup_hourly", workspace.workspaceId)).toMatchObject({ clicks: null });
  expect(await storeBatches([batch], deps())).toEqual({ stored: 3, duplicates: 0 });
});

test("when the campaign's window does not answer the clicks are stored all the same", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const batch = await testBatch(workspace, 3);
  const broken = { ...deps(), observe: () => Promise.reject(new Error("overloaded")) };

  expect(await storeBatches([batch], broken)).toEqual({ stored: 3, duplicates: 0 });
  expect(await sums("rollup_hourly", workspace.workspaceId)).toMatchObject({
    clicks: 3,
    uniques: 3,
  });
});
