import { createTestWorkspace, testBatch, testBatchOf, testClick } from "@cleverdrip/testing";
import { listHeldHours } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { scheduleDeps } from "../schedule/schedule-deps.ts";
import { purgeClicks } from "./purge-clicks.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW_MS = Date.UTC(2026, 7, 1, 12, 30);
/** An hour past a hot window of 30 days. */
const OLD_MS = Date.UTC(2026, 6, 1, 9);

async function oldWorkspace(clicks: readonly number[] = [2, 3]) {
  const workspace = await createTestWorkspace(env.CONTROL, { hotWindowDays: 30 });
  const batches = [];
  for (const [i, count] of clicks.entries()) {
    const batch = await testBatch(workspace, count, { atMs: OLD_MS + i });
    // One object each: they come one by one.
    await storeBatches([batch], buildDeps(env, NOW_MS, crypto.randomUUID()));
    batches.push(batch);
  }
  const settings = await buildDeps(env, NOW_MS, "x").settingsOf(workspace.workspaceId);
  if (settings === null) throw new Error("the workspace is gone");
  const purgeAt = (nowMs: number) => purgeClicks(settings, scheduleDeps(env, nowMs));
  const { workspaceId } = workspace;
  const left = async () =>
    (
      await rowsOf<{ n: number }>(
        "SELECT count(*) AS n FROM clicks WHERE workspace_id = ?",
        workspaceId,
      )
    )[0]?.n;
  const segments = async () => (await env.LOG.list({ prefix: `${workspaceId}/clicks/` })).objects;
  return { workspace, workspaceId, settings, batches, purgeAt, left, segments };
}

test("clicks past the hot window go an hour at a time, and newer ones stay", async () => {
  const { workspace, purgeAt, left } = await oldWorkspace();
  const newer = await testBatch(workspace, 1, { atMs: NOW_MS - 30 * DAY_MS });
  await storeBatches([newer], buildDeps(env, NOW_MS, crypto.randomUUID()));
  expect(await purgeAt(NOW_MS)).toBe(5);
  expect(await purgeAt(NOW_MS)).toBeNull();
  expect(await left()).toBe(1);
});

test.each([
  ["lost", async (key: string) => env.LOG.delete(key)],
  [
    "changed",
    async (key: string) => {
      const { customMetadata = {} } = (await env.LOG.head(key)) ?? {};
      await env.LOG.put(key, "something else", { customMetadata });
    },
  ],
])(
  "clicks whose segment is %s stay and are named in an alarm, the others of the hour go",
  async (_, harm) => {
    const { workspaceId, batches, purgeAt, left, segments } = await oldWorkspace();
    const [first] = await segments();
    await harm(first?.key ?? "");
    const alarm = vi.spyOn(console, "error").mockReturnValue(undefined);
    const gone = await purgeAt(NOW_MS);
    const stayed = (await left()) ?? 0;
    expect([gone, stayed].toSorted()).toEqual([2, 3]);
    const batch = batches.find(({ clicks }) => clicks.length === stayed);
    const [held] = await listHeldHours(env.EVENTS, workspaceId, 10);
    expect(held).toMatchObject({ hourMs: OLD_MS, clicks: stayed, checkedAtMs: NOW_MS });
    expect(held?.problem).toContain(batch?.batchId);
    expect(alarm).toHaveBeenCalledWith(
      expect.objectContaining({ event: "retention.held", workspaceId }),
    );
  },
);

test("a held hour is passed over for a day, and done once its segment is back", async () => {
  const { workspaceId, purgeAt, left, segments } = await oldWorkspace([2]);
  const [segment] = await segments();
  const key = segment?.key ?? "";
  const copy = await env.LOG.get(key);
  const [body, customMetadata] = [await copy?.arrayBuffer(), copy?.customMetadata ?? {}];
  await env.LOG.delete(key);
  vi.spyOn(console, "error").mockReturnValue(undefined);
  expect(await purgeAt(NOW_MS)).toBe(0);
  await env.LOG.put(key, body ?? "", { customMetadata });
  expect(await purgeAt(NOW_MS + HOUR_MS)).toBeNull();
  expect(await left()).toBe(2);
  expect(await purgeAt(NOW_MS + DAY_MS)).toBe(2);
  expect(await listHeldHours(env.EVENTS, workspaceId, 10)).toEqual([]);
});

test("an hour with more segments than a step takes is gone on with where it ended", async () => {
  const { settings, purgeAt, left } = await oldWorkspace(Array.from({ length: 23 }, () => 1));
  const deps = scheduleDeps(env, NOW_MS);
  const read: string[] = [];
  const counted = {
    ...deps,
    readClicks: (segment: Parameters<typeof deps.readClicks>[0]) => {
      read.push(segment.key);
      return deps.readClicks(segment);
    },
  };
  expect(await purgeClicks(settings, counted)).toBe(20);
  expect(await purgeClicks(settings, counted)).toBe(3);
  expect(new Set(read).size).toBe(23);
  expect(read).toHaveLength(23);
  expect(await purgeAt(NOW_MS)).toBeNull();
  expect(await left()).toBe(0);
});

test("another workspace's clicks of the same batch and hour stay", async () => {
  const [own, other] = [await oldWorkspace([1]), await createTestWorkspace(env.CONTROL)];
  const atMs = OLD_MS;
  const mixed = testBatchOf([
    await testClick(own.workspace, { atMs }),
    await testClick(other, { atMs }),
  ]);
  await storeBatches([mixed], buildDeps(env, NOW_MS, crypto.randomUUID()));
  expect(await own.purgeAt(NOW_MS)).toBe(2);
  const [row] = await rowsOf<{ n: number }>(
    "SELECT count(*) AS n FROM clicks WHERE workspace_id = ?",
    other.workspaceId,
  );
  expect(row?.n).toBe(1);
});
