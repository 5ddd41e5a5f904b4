import { entityId } from "@cleverdrip/core";
import { createTestWorkspace, testBatch, testBatchOf, testClick } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditWorld } from "../../test-support/audit-world.ts";
import { deps } from "../../test-support/journey-world.ts";
import { changeConversions } from "../conversions/change-conversions.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { appendLog, type LogSegment } from "./append-log.ts";
import { drainJournal } from "./drain-journal.ts";
import { sealDay } from "./manifest.ts";
import { listFolder, listSegments, readSegment } from "./read-log.ts";

const HOUR_MS = 3_600_000;
const NOON = Date.UTC(2026, 4, 1, 12);

function segmentOf(lines: readonly unknown[], change: Partial<LogSegment> = {}): LogSegment {
  const workspaceId = entityId("wsp", NOON, crypto.getRandomValues(new Uint8Array(10)));
  return { workspaceId, kind: "conversions", name: "n", atMs: NOON, lines, ...change };
}

test("the same thing written again is the same object", async () => {
  const segment = segmentOf([{ id: "a" }, { id: "b" }]);
  for (let i = 0; i < 3; i += 1) await appendLog(env.LOG, segment);
  const [only, ...others] = await listFolder(env.LOG, segment.workspaceId);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ lines: 2, fromMs: NOON, toMs: NOON });
  const read = await readSegment(env.LOG, "conversions", only ?? { key: "", sha256: null });
  expect(read).toEqual({ kind: "read", lines: [{ id: "a" }, { id: "b" }] });
});

test("other content under the same name stands beside it, and nothing is written over", async () => {
  const segment = segmentOf([{ id: "a" }]);
  await appendLog(env.LOG, segment);
  const other = { ...segment, lines: [{ id: "b" }] };
  await appendLog(env.LOG, other);
  await appendLog(env.LOG, other);
  const found = await listFolder(env.LOG, segment.workspaceId);
  const texts = await Promise.all(found.map((own) => readSegment(env.LOG, "conversions", own)));
  expect(texts).toEqual([
    { kind: "read", lines: [{ id: "b" }] },
    { kind: "read", lines: [{ id: "a" }] },
  ]);
});

test("a batch delivered twice, alone and in company, has each time the same lines", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const [first, second] = [await testBatch(workspace, 2), await testBatch(workspace, 2)];
  await storeBatches([first, second], deps());
  await storeBatches([first, second], deps());
  await storeBatches([second], deps());
  const found = await listFolder(env.LOG, `${workspace.workspaceId}/clicks/`);
  expect(found).toHaveLength(2);
  expect(found.map(({ lines }) => lines).toSorted()).toEqual([3, 6]);
});

test("a range of more than a day is found from what reaches into its first hour to its last, and nothing else", async () => {
  const segment = segmentOf([{ id: "a" }]);
  const midnight = Date.UTC(2026, 4, 2);
  for (const [first, last] of [
    [-2, -2],
    [-1, 0],
    [0, 0],
    [23, 24],
    [29, 29],
    [30, 30],
  ] as const) {
    const [atMs, toMs] = [midnight + first * HOUR_MS, midnight + last * HOUR_MS];
    await appendLog(env.LOG, { ...segment, name: `${first}`, atMs, toMs });
  }
  const range = { fromMs: midnight, toMs: midnight + 30 * HOUR_MS };
  const found = await listSegments(env.LOG, segment.workspaceId, "conversions", range);
  const hours = found.map(({ fromMs }) => (fromMs - midnight) / HOUR_MS);
  expect(hours.toSorted((a, b) => a - b)).toEqual([-1, 0, 23, 29]);
});

test("clicks of an hour are found in it, whenever their batch began and however far it reaches", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { workspaceId } = workspace;
  const at = (minutes: number) => testClick(workspace, { atMs: NOON + minutes * 60_000 });
  const reach = async (...minutes: readonly number[]) =>
    storeBatches([testBatchOf(await Promise.all(minutes.map(at)))], deps());
  await reach(-1, 1);
  await reach(-600, 1);
  await reach(30, 600);
  await reach(-30, -1);
  await reach(60, 70);
  const hour = { fromMs: NOON, toMs: NOON + HOUR_MS };
  const found = await listSegments(env.LOG, workspaceId, "clicks", hour);
  expect(found.map(({ fromMs }) => (fromMs - NOON) / 60_000).toSorted((a, b) => a - b)).toEqual([
    -600, -1, 30,
  ]);
});

test("a manifest is made of what is there, and names what was there before and is not", async () => {
  const segment = segmentOf([{ id: "a" }], { name: "a" });
  const { workspaceId } = segment;
  const seal = () => sealDay(env.LOG, workspaceId, "2026-05-01");
  await appendLog(env.LOG, segment);
  await appendLog(env.LOG, { ...segment, kind: "journal", name: "b", lines: [1, 2] });
  const first = await seal();
  expect(first).toMatchObject({ missing: [], changed: [], manifest: { lines: 3 } });
  await appendLog(env.LOG, { ...segment, name: "late", atMs: NOON + HOUR_MS });
  expect((await seal()).manifest.segments).toHaveLength(3);
  const key = first.manifest.segments[0]?.key ?? "";
  await env.LOG.delete(key);
  for (let i = 0; i < 2; i += 1) expect((await seal()).missing).toEqual([key]);
});

test("another workspace's segments are in no manifest but its own", async () => {
  const [own, other] = [segmentOf([{ id: "a" }]), segmentOf([{ id: "b" }])];
  await appendLog(env.LOG, own);
  await appendLog(env.LOG, other);
  const { manifest } = await sealDay(env.LOG, own.workspaceId, "2026-05-01");
  expect(manifest.segments.map(({ key }) => key.split("/")[0])).toEqual([own.workspaceId]);
});

test("what a member changes is in the log once it was written, in its order", async () => {
  const { workspaceId, results } = await auditWorld();
  const change = (kind: "approved" | "rejected", at: number) =>
    changeConversions(
      workspaceId,
      results,
      { change: { kind: "status", status: kind }, actor: "usr_1", reason: "why" },
      deps(NOON + at),
    );
  await change("rejected", 1);
  await change("approved", 2);
  expect(await drainJournal("EVENTS", deps())).toBe(4);
  expect(await drainJournal("EVENTS", deps())).toBe(0);
  const hour = { fromMs: NOON, toMs: NOON + HOUR_MS };
  const [segment] = await listSegments(env.LOG, workspaceId, "journal", hour);
  const read = await readSegment(env.LOG, "journal", segment ?? { key: "", sha256: null });
  const lines = read.kind === "read" ? read.lines : [];
  const said = lines.map((own) => (own.kind === "conversion" ? own.line.after.status : own.kind));
  expect(said).toEqual(["rejected", "rejected", "approved", "approved"]);
});

test("lines stay in the journal while the log cannot be written", async () => {
  const { workspaceId, results } = await auditWorld();
  const byHand = {
    change: { kind: "status", status: "rejected" },
    actor: "usr_1",
    reason: "why",
  } as const;
  await changeConversions(workspaceId, results, byHand, deps(NOON));
  const broken = { ...deps(), appendLog: () => Promise.reject(new Error("R2 is down")) };
  await expect(drainJournal("EVENTS", broken)).rejects.toThrow("R2 is down");
  expect(await drainJournal("EVENTS", deps())).toBe(2);
});
