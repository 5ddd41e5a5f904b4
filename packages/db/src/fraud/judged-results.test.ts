import { entityId } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import {
  nextClickId,
  storeClick,
  storeConversion,
  storeLedgerRow,
} from "../../test-support/rows.ts";
import { readJudgedClick, readJudgedResults } from "./judged-results.ts";
import { listStoredBatches, readClicksOfBatches } from "./missed-batches.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };

test("results come newest first with their click, by pages", async () => {
  const workspaceId = crypto.randomUUID();
  const clickId = await storeClick(EVENTS, workspaceId, { reason: "Q_BOT", publisherId: "pub_9" });
  const first = await storeConversion(EVENTS, workspaceId, { atMs: 10, clickId });
  const second = await storeConversion(EVENTS, workspaceId, { atMs: 10 });
  await storeConversion(EVENTS, workspaceId, { atMs: 9 });
  const page = await readJudgedResults(EVENTS, workspaceId, 10, null, 1);
  expect(page).toMatchObject([{ id: second, click: null, verdict: null, lead: null }]);
  const rest = await readJudgedResults(EVENTS, workspaceId, 10, page[0] ?? null, 5);
  expect(rest).toMatchObject([{ id: first, click: { reason: "Q_BOT", publisherId: "pub_9" } }]);
});

test.each([
  [`[["lead","abc"]]`, "abc"],
  [`[["txid","1"],["Lead_Hash","abc"]]`, "abc"],
  [`[["email_hash",""]]`, null],
  ["{}", null],
])("of a report %s the lead is %s", async (received, lead) => {
  const workspaceId = crypto.randomUUID();
  await storeConversion(EVENTS, workspaceId, { atMs: 10, received });
  expect(await readJudgedResults(EVENTS, workspaceId, 0, null, 5)).toMatchObject([{ lead }]);
});

test("however many results there are, a page reads no more of them than it shows", async () => {
  const workspaceId = crypto.randomUUID();
  for (let atMs = 1; atMs <= 40; atMs += 1) await storeConversion(EVENTS, workspaceId, { atMs });
  let read = 0;
  // Of a database the query uses these.
  const counted = {
    prepare: (sql: string) => ({
      bind: (...values: readonly unknown[]) => ({
        all: async () => {
          const result = await EVENTS.prepare(sql)
            .bind(...values)
            .all();
          read += result.meta.rows_read;
          return result;
        },
      }),
    }),
  } as unknown as D1Database;
  expect(await readJudgedResults(counted, workspaceId, 0, null, 5)).toHaveLength(5);
  // A row and its entry in the index.
  expect(read).toBeLessThanOrEqual(2 * 5);
});

test("clicks of stored batches are found by their batch, counted ones alone", async () => {
  const workspaceId = crypto.randomUUID();
  const atMs = 1_795_000_000_000;
  const batchId = entityId("bat", atMs, crypto.getRandomValues(new Uint8Array(10)));
  await storeLedgerRow(EVENTS, workspaceId, { batchId, clicks: 2 });
  const id = entityId("bat", atMs, new Uint8Array(10)).slice(4, 12) + nextClickId().slice(8);
  await storeClick(EVENTS, workspaceId, { id, batchId });
  await storeClick(EVENTS, workspaceId, { id: id.replace(/.$/, "z"), batchId, reason: "Q_BOT" });
  const range = { afterId: "bat_", beforeId: "bat_~" };
  expect(await listStoredBatches(EVENTS, workspaceId, range, 10)).toEqual([batchId]);
  const clicks = await readClicksOfBatches(EVENTS, workspaceId, [batchId]);
  expect(clicks.get(batchId)).toMatchObject([{ id, sub: "a", publisherId: "pub_1" }]);
});

test("another workspace sees nothing", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const clickId = await storeClick(EVENTS, own);
  await storeConversion(EVENTS, own, { clickId });
  expect(await readJudgedResults(EVENTS, other, 0, null, 5)).toEqual([]);
  expect(await readJudgedClick(EVENTS, other, clickId)).toBeNull();
  expect(await readJudgedClick(EVENTS, own, clickId)).toMatchObject({ sub1: "a" });
});
