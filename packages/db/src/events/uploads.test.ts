import { firstEntityIdAt, type RowResult } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeConversion } from "../../test-support/rows.ts";
import { findKeyed } from "./find-keyed.ts";
import { findSameUpload, findUpload, listUploads } from "./list-uploads.ts";
import { purgeUploads } from "./purge-uploads.ts";
import { storeUpload, type UploadCells } from "./store-upload.ts";
import {
  advanceUpload,
  beginCommit,
  readLookedAtChunks,
  readUploadChunks,
} from "./upload-progress.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };
const NOW_MS = Date.UTC(2026, 10, 20);
const DAY_MS = 86_400_000;
const ALL = { from: 0, count: 100 };

const uploadOf = (fields: object = {}) => ({
  id: firstEntityIdAt("upl", NOW_MS),
  name: "results.csv",
  createdAtMs: NOW_MS,
  createdBy: "ada",
  digest: "d",
  rules: "{}",
  headers: "[]",
  rows: 2,
  checked: "{}",
  committed: "{}",
  ...fields,
});

const result = (line: number): RowResult => ({
  line,
  effect: "refused",
  reason: "X_AMOUNT",
  hint: null,
  conversionId: null,
  money: null,
});

async function stored(chunks: readonly (readonly UploadCells[])[], fields: object = {}) {
  const workspaceId = crypto.randomUUID();
  const upload = uploadOf(fields);
  await storeUpload(EVENTS, workspaceId, upload, chunks);
  const read = async () => {
    const record = await findUpload(EVENTS, workspaceId, upload.id);
    if (record === null) throw new Error("the upload was not stored");
    return record;
  };
  return { workspaceId, id: upload.id, read };
}

test("ten megabytes of rows, whatever characters, come back as they were", async () => {
  const cell = 'ä"\n\u0001'.repeat(100);
  const chunks = Array.from({ length: 250 }, (_, i) =>
    Array.from({ length: 25 }, (__, j): UploadCells => [i * 25 + j, cell, cell, cell, `${j}`]),
  );
  const { workspaceId, id, read } = await stored(chunks);
  expect((await read()).chunks).toBe(250);
  const back = await readUploadChunks(EVENTS, workspaceId, id, { from: 100, count: 2 });
  expect(back).toEqual([
    { number: 100, rows: chunks[100], results: null },
    { number: 101, rows: chunks[101], results: null },
  ]);
});

test("a step that was overtaken changes nothing", async () => {
  const { workspaceId, id, read } = await stored([[[2, "A"]], [[3, "B"]]]);
  const before = await read();
  const step = (tally: string, results: readonly RowResult[]) =>
    advanceUpload(EVENTS, workspaceId, {
      phase: "checked",
      upload: before,
      chunks: [{ number: 0, rows: [[2, "A"]], results }],
      rows: 1,
      tally,
    });
  expect(await step("first", [result(2)])).toBe(true);
  expect(await step("second", [])).toBe(false);
  expect(await read()).toMatchObject({ checkedChunks: 1, checkedRows: 1, checked: "first" });
  expect(await readLookedAtChunks(EVENTS, workspaceId, id, { from: 0, limit: 10 })).toEqual([
    { number: 0, rows: [[2, "A"]], results: [result(2)] },
  ]);
});

test("a chunk without problems is deleted with its commit", async () => {
  const { workspaceId, id, read } = await stored([[[2, "A"]], [[3, "B"]]]);
  await advanceUpload(EVENTS, workspaceId, {
    phase: "committed",
    upload: await read(),
    chunks: [{ number: 0, rows: [], results: [] }],
    rows: 1,
    tally: "{}",
  });
  const left = await readUploadChunks(EVENTS, workspaceId, id, ALL);
  expect(left.map(({ number }) => number)).toEqual([1]);
});

test("the first commit decides when all rows count as received", async () => {
  const { workspaceId, id } = await stored([]);
  expect(await beginCommit(EVENTS, workspaceId, id, NOW_MS)).toBe(NOW_MS);
  expect(await beginCommit(EVENTS, workspaceId, id, NOW_MS + 1)).toBe(NOW_MS);
});

test("the same text is told once it was committed, and only in its workspace", async () => {
  const { workspaceId, id } = await stored([]);
  const again = { id: firstEntityIdAt("upl", NOW_MS + 1), digest: "d" };
  expect(await findSameUpload(EVENTS, workspaceId, again)).toBeNull();
  await beginCommit(EVENTS, workspaceId, id, NOW_MS);
  expect(await findSameUpload(EVENTS, workspaceId, again)).toBe(id);
  expect(await findSameUpload(EVENTS, workspaceId, { ...again, id })).toBeNull();
  expect(await findSameUpload(EVENTS, crypto.randomUUID(), again)).toBeNull();
});

test("another workspace sees and deletes nothing", async () => {
  const { id, read } = await stored([[[2, "A"]]]);
  const other = crypto.randomUUID();
  const page = { limit: 10, beforeId: null };
  expect(await findUpload(EVENTS, other, id)).toBeNull();
  expect((await listUploads(EVENTS, other, page)).rows).toEqual([]);
  expect(await readUploadChunks(EVENTS, other, id, ALL)).toEqual([]);
  const late = { rowsBeforeMs: NOW_MS + DAY_MS, beforeMs: NOW_MS + DAY_MS };
  expect(await purgeUploads(EVENTS, other, late)).toBe(0);
  expect(await read()).toMatchObject({ id });
});

test("rows go before the upload that they are of", async () => {
  const { workspaceId, id, read } = await stored([[[2, "A"]], [[3, "B"]]]);
  const rows = { rowsBeforeMs: NOW_MS + 1, beforeMs: NOW_MS };
  expect(await purgeUploads(EVENTS, workspaceId, rows)).toBe(2);
  expect(await readUploadChunks(EVENTS, workspaceId, id, ALL)).toEqual([]);
  expect(await read()).toMatchObject({ id });
  expect(await purgeUploads(EVENTS, workspaceId, { ...rows, beforeMs: NOW_MS + 1 })).toBe(1);
  expect(await findUpload(EVENTS, workspaceId, id)).toBeNull();
});

test("conversions are found by many keys and clicks at once, each of them once and of this workspace", async () => {
  const workspaceId = crypto.randomUUID();
  const [first, second, third] = ["c1", "c2", "c3"];
  const store = (clickId: string, txid: string, workspace = workspaceId) =>
    storeConversion(EVENTS, workspace, { clickId, txid, dedupeKey: `t:${txid}` });
  const ids = [await store(first, "A"), await store(second, "B")];
  await store(third, "C");
  await store(first, "A", crypto.randomUUID());
  const keys = [["evt_1", "t:A"] as const, ["evt_2", "t:C"] as const];
  const found = await findKeyed(EVENTS, workspaceId, { keys, clickIds: [first, second] });
  expect(found.map(({ id }) => id)).toEqual(ids);
});
