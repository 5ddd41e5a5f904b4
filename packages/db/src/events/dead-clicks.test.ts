import { firstEntityIdAt } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeLedgerRow } from "../../test-support/rows.ts";
import { keepDeadClicks } from "./dead-clicks.ts";
import { forgetBatches } from "./purge.ts";

const NOW = Date.UTC(2026, 4, 1);

async function ids(table: string, workspaceId: string): Promise<string[]> {
  const { results } = await env.EVENTS.prepare(
    `SELECT batch_id FROM ${table} WHERE workspace_id = ? ORDER BY batch_id`,
  )
    .bind(workspaceId)
    .all<{ batch_id: string }>();
  return results.map(({ batch_id }) => batch_id);
}

test("a batch that dies twice is counted once, as it was told first", async () => {
  const workspaceId = crypto.randomUUID();
  const count = { isolate: "iso_1", emitted: 5, lost: 1 };
  for (const clicks of [4, 9])
    await keepDeadClicks(env.EVENTS, workspaceId, [{ batchId: "bat_1", clicks, count }], NOW);
  const row = await env.EVENTS.prepare(`SELECT * FROM dead_clicks WHERE workspace_id = ?`)
    .bind(workspaceId)
    .first();
  expect(row).toEqual({
    workspace_id: workspaceId,
    batch_id: "bat_1",
    at_ms: NOW,
    clicks: 4,
    isolate: "iso_1",
    emitted: 5,
    lost: 1,
  });
});

test("batches are forgotten by their age, stored and dead ones alike, and only the workspace's own", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const [old, young] = [NOW - 1, NOW].map((atMs) => firstEntityIdAt("bat", atMs));
  for (const batchId of [old, young].filter((id) => id !== undefined)) {
    for (const workspaceId of [own, other]) {
      await storeLedgerRow(env.EVENTS, workspaceId, { batchId });
      await keepDeadClicks(env.EVENTS, workspaceId, [{ batchId, clicks: 1, count: null }], NOW);
    }
  }
  expect(await forgetBatches(env.EVENTS, own, NOW)).toBe(2);
  for (const table of ["click_batches", "dead_clicks"]) {
    expect(await ids(table, own)).toEqual([young]);
    expect(await ids(table, other)).toEqual([old, young]);
  }
});
