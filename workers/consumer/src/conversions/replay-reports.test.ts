import {
  createTestWorkspace,
  testClick,
  testReport,
  type TestWorkspace,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { buildDeps } from "../build-deps.ts";
import { replayReport } from "./replay-report.ts";
import { checkReplays, replayReports } from "./replay-reports.ts";
import { takeReport } from "./take-report.ts";

const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());

type Said = Readonly<Record<string, string>>;

/** Reports of as many clicks, as the received log has them: oldest first. */
async function received(...said: readonly Said[]) {
  const workspace = await createTestWorkspace(env.CONTROL);
  for (const [i, parameters] of said.entries()) {
    const click = await testClick(workspace, { atMs: Date.now() - 600_000 });
    await takeReport(testReport(workspace, click, { txid: `T${i}`, ...parameters }), deps());
  }
  return { workspace, ids: (await kept(workspace)).map(({ id }) => id) };
}

const kept = ({ workspaceId }: TestWorkspace) =>
  rowsOf<{ id: string; verdict: string; conversion_id: string | null }>(
    `SELECT id, verdict, conversion_id FROM received_reports WHERE workspace_id = ? ORDER BY id`,
    workspaceId,
  );

const stored = ({ workspaceId }: TestWorkspace) =>
  rowsOf<object>(
    `SELECT txid, status, payout_micros, revenue_micros FROM conversions WHERE workspace_id = ? ORDER BY txid`,
    workspaceId,
  );

const mapFtd = ({ workspaceId }: TestWorkspace) =>
  env.CONTROL.prepare(`UPDATE event_types SET aliases = '["ftd"]' WHERE workspace_id = ?`)
    .bind(workspaceId)
    .run();

const effects = (results: readonly { verdict: { effect: string; verdict: string } | null }[]) =>
  results.map(({ verdict }) => `${verdict?.effect} ${verdict?.verdict}`);

test("what waited for an event to get a name is recorded at once, as it is one by one", async () => {
  const said = [{ event: "ftd" }, { event: "fdt" }, { event: "FTD", amount: "12.5" }];
  const [many, single] = [await received(...said), await received(...said)];
  await mapFtd(many.workspace);
  await mapFtd(single.workspace);
  const looked = await checkReplays(many.workspace.workspaceId, many.ids, deps());
  expect(await stored(many.workspace)).toEqual([]);
  const results = await replayReports(many.workspace.workspaceId, many.ids, deps);
  expect(effects(results).toSorted()).toEqual(["new recorded", "new recorded", "none rejected"]);
  expect(effects(looked)).toEqual(effects(results));
  for (const id of single.ids) await replayReport(single.workspace.workspaceId, id, deps());
  expect(await stored(many.workspace)).toEqual(await stored(single.workspace));
});

test("reports judged again twice are counted once", async () => {
  const { workspace, ids } = await received({ event: "ftd" }, { event: "ftd" });
  await mapFtd(workspace);
  const twice = await Promise.all([
    replayReports(workspace.workspaceId, ids, deps),
    replayReports(workspace.workspaceId, ids, deps),
  ]);
  expect(twice.flat().every(({ verdict }) => verdict !== null)).toBe(true);
  expect(await stored(workspace)).toHaveLength(2);
  const again = await replayReports(workspace.workspaceId, ids, deps);
  expect(effects(again)).toEqual(["none duplicate", "none duplicate"]);
});

test("two reports of one result make one, and the other does not wait any more", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace, { atMs: Date.now() - 600_000 });
  for (const sub1 of ["a", "b"])
    await takeReport(testReport(workspace, click, { txid: "T", event: "ftd", sub1 }), deps());
  await mapFtd(workspace);
  const ids = (await kept(workspace)).map(({ id }) => id);
  const looked = await checkReplays(workspace.workspaceId, ids, deps());
  expect(effects(looked)).toEqual(["new recorded", "none duplicate"]);
  expect(effects(await replayReports(workspace.workspaceId, ids, deps))).toEqual(effects(looked));
  const [first, second] = await kept(workspace);
  expect(second?.conversion_id).toBe(first?.conversion_id);
  expect(await stored(workspace)).toHaveLength(1);
});

test("one report that fails does not keep the others from it", async () => {
  const { workspace, ids } = await received({ event: "ftd" }, { event: "ftd" });
  await mapFtd(workspace);
  const failing = () => {
    const own = deps();
    const appendLog: typeof own.appendLog = (batch) =>
      batch.name === ids[0] ? Promise.reject(new Error("R2 is away")) : own.appendLog(batch);
    return { ...own, appendLog };
  };
  const results = await replayReports(workspace.workspaceId, ids, failing);
  expect(results.map(({ verdict }) => verdict?.verdict ?? null)).toEqual([null, "recorded"]);
  expect((await kept(workspace)).map(({ verdict }) => verdict)).toEqual(["rejected", "recorded"]);
});

test("another workspace's reports are not there to be judged again", async () => {
  const { ids } = await received({});
  const other = await createTestWorkspace(env.CONTROL);
  expect(await replayReports(other.workspaceId, ids, deps)).toEqual([]);
  expect(await checkReplays(other.workspaceId, ids, deps())).toEqual([]);
});
