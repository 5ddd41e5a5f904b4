import { testBatchOf } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { drain } from "../../test-support/audit-world.ts";
import { busyWorld } from "../../test-support/busy-world.ts";
import { dumpBooks, emptyBooks } from "../../test-support/book-dump.ts";
import { deps, journeyWorld, type JourneyWorld } from "../../test-support/journey-world.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { changeConversions } from "../conversions/change-conversions.ts";
import { listFolder, readSegment } from "../log/read-log.ts";
import { replayClicks } from "./replay-clicks.ts";
import type { Replayed } from "./replay-deps.ts";
import { replayJournal } from "./replay-journal.ts";

const HOUR_MS = 3_600_000;

/** The whole log of a workspace, clicks first. */
async function replayAll({ ada, at }: JourneyWorld) {
  const own = { ...deps(), log: env.LOG };
  const workspace = await own.settingsOf(ada.workspaceId);
  if (workspace === null) throw new Error("the workspace is gone");
  const problems: string[] = [];
  const total = { stored: 0, known: 0, applied: 0, problems };
  const add = ({ stored, known, applied, ...done }: Replayed) => {
    total.stored += stored;
    total.known += known;
    total.applied += applied;
    problems.push(...done.problems);
  };
  const fromMs = Math.floor(at(0) / HOUR_MS) * HOUR_MS;
  const range = { workspace, fromMs, toMs: Math.ceil(Date.now() / HOUR_MS) * HOUR_MS };
  add(await replayClicks(range, own));
  for (let seq: number | null = 0; seq !== null;) {
    const done = await replayJournal(range, seq, "all", own);
    add(done);
    seq = done.nextSeq;
  }
  return total;
}

test("the log, replayed into empty books, makes every fact, entry and bucket again, hashes included", async () => {
  const world = await busyWorld();
  const { workspaceId } = world.ada;
  const before = await dumpBooks(workspaceId);
  for (const rows of Object.values(before)) expect(rows.length).toBeGreaterThan(0);
  await emptyBooks(workspaceId);
  const replayed = await replayAll(world);
  expect(replayed.problems).toEqual([]);
  expect(replayed).toMatchObject({ stored: 7 });
  expect(await dumpBooks(workspaceId)).toEqual(before);
});

test("replayed again, or into books that are whole, the log changes nothing and says nothing more", async () => {
  const world = await busyWorld();
  const { workspaceId } = world.ada;
  const before = await dumpBooks(workspaceId);
  for (let i = 0; i < 2; i += 1) {
    expect(await replayAll(world)).toMatchObject({ stored: 0, applied: 0, problems: [] });
  }
  expect(await dumpBooks(workspaceId)).toEqual(before);
  await drain();
  expect(await replayAll(world)).toMatchObject({ stored: 0, applied: 0, problems: [] });
});

test("of books that were restored to an earlier time the log fills in the rest", async () => {
  const world = await journeyWorld({});
  const { ada, click, store, report } = world;
  const [early, later] = [await click(ada, 30, "a"), await click(ada, 40, "b")];
  await store(early);
  await report(early, { txid: "T1" });
  const restored = await dumpBooks(ada.workspaceId);
  await store(later);
  await report(later, { txid: "T2" });
  await report(early, { txid: "T1", status: "refund" });
  await drain();
  const whole = await dumpBooks(ada.workspaceId);
  await emptyBooks(ada.workspaceId);
  await replayAll(world);
  expect(await dumpBooks(ada.workspaceId)).toEqual(whole);
  expect(whole).not.toEqual(restored);
});

test("a change whose predecessor is in no segment is named and left out", async () => {
  const world = await journeyWorld({});
  const { ada, at, click, store, report } = world;
  const named = await click(ada, 30, "a");
  await store(named);
  const { conversionId = null } = await report(named, { txid: "T1" });
  await drain();
  const { objects } = await env.LOG.list({ prefix: `${ada.workspaceId}/journal/` });
  for (const { key } of objects) await env.LOG.delete(key);
  const id = conversionId ?? "";
  const change = { kind: "status", status: "rejected" } as const;
  await changeConversions(
    ada.workspaceId,
    [id],
    { change, actor: "u", reason: "r" },
    deps(at(110)),
  );
  await drain();
  await emptyBooks(ada.workspaceId);
  expect((await replayAll(world)).problems).toEqual([
    `${id}: change 2 does not follow what is there`,
  ]);
});

test("clicks of before their traits were kept are replayed without any", async () => {
  const world = await journeyWorld({});
  const { ada, click, store } = world;
  const { workspaceId } = ada;
  await store(await click(ada, 30, "a"));
  const [before = ""] = (await dumpBooks(workspaceId))["clicks"] ?? [];
  const [segment] = await listFolder(env.LOG, `${workspaceId}/clicks/`);
  const read = segment && (await readSegment(env.LOG, "clicks", segment));
  if (read?.kind !== "read") throw new Error("nothing was logged");
  await env.LOG.delete(segment?.key ?? "");
  const lines = read.lines.map((line) =>
    "traits" in line ? { ...line, traits: undefined } : line,
  );
  const { fromMs = 0, toMs = 0 } = segment ?? {};
  await deps().appendLog({ workspaceId, kind: "clicks", name: "old", atMs: fromMs, toMs, lines });
  await emptyBooks(workspaceId);
  expect(await replayAll(world)).toMatchObject({ stored: 1, problems: [] });
  const after = (await dumpBooks(workspaceId))["clicks"];
  expect(after).toEqual([JSON.stringify({ ...JSON.parse(before), traits: "" })]);
});

test("another workspace's log is not replayed", async () => {
  const [own, other] = [await journeyWorld({}), await journeyWorld({})];
  const batch = testBatchOf([await other.click(other.ada, 30, "a")]);
  await storeBatches([batch], deps());
  await emptyBooks(other.ada.workspaceId);
  expect(await replayAll(own)).toMatchObject({ stored: 0, applied: 0 });
  expect((await dumpBooks(other.ada.workspaceId))["clicks"]).toEqual([]);
});
