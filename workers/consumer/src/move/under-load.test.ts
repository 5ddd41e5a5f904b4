import type { ReceivedReport } from "@cleverdrip/contract";
import { packClicks } from "@cleverdrip/core";
import { isMoving, type WorkspaceSettings } from "@cleverdrip/db";
import {
  createTestWorkspace,
  testBatchOf,
  testClick,
  testConversion,
  type TestWorkspace,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { expectBalanced, rowsOf } from "../../test-support/books.ts";
import { expectClickBooks } from "../../test-support/click-books.ts";
import { factsQueue } from "../../test-support/facts-queue.ts";
import { dyingAt, faultyEnv } from "../../test-support/faulty-env.ts";
import { dumpRows, first, moveTo, second } from "../../test-support/moves.ts";
import { buildDeps } from "../build-deps.ts";
import { storeWhole } from "../clicks/store-batches.ts";
import { takeReport } from "../conversions/take-report.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { drainJournal } from "../log/drain-journal.ts";
import { checkHour } from "../verify/check-hour.ts";
import { moveDeps } from "./move-deps-of.ts";
import { moveWorkspace } from "./move-workspace.ts";

const HOUR_MS = 3_600_000;
const HOUR = Date.UTC(2026, 5, 1, 12);
const DAY_MS = 24 * HOUR_MS;

/** What may happen while a workspace moves. */
const happening = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("clicks" as const), stale: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("report" as const), stale: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.nat(60_000) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("steps" as const),
      count: fc.integer({ min: 1, max: 40 }),
      dies: fc.option(fc.nat(12), { freq: 3 }),
      fate: fc.constantFrom("refuse" as const, "lose-reply" as const),
    }),
  },
);

async function world() {
  const [moved, other] = [
    await createTestWorkspace(env.CONTROL),
    await createTestWorkspace(env.CONTROL),
  ];
  const queue = factsQueue(HOUR, () => env);
  const sent: { moved: number; other: number; results: number } = {
    moved: 0,
    other: 0,
    results: 0,
  };
  const clicks: Awaited<ReturnType<typeof testClick>>[] = [];
  let nowMs = HOUR;
  const settings = await buildDeps(env, HOUR, "x").settingsOf(moved.workspaceId);

  /** An isolate that has never heard of the move. */
  const staleDeps = (): FactsDeps => {
    const deps = buildDeps(env, nowMs, crypto.randomUUID());
    const old = (id: string, known: Promise<WorkspaceSettings | null>) =>
      id === moved.workspaceId ? Promise.resolve(settings) : known;
    return { ...deps, settingsOf: (id) => old(id, deps.settingsOf(id)) };
  };
  const depsOf = (isStale: boolean) =>
    isStale ? staleDeps() : buildDeps(env, nowMs, crypto.randomUUID());

  return {
    moved,
    other,
    sent,
    /** A message with clicks of both; what a refusing queue would have the consumer take comes by the queue where that fails. */
    async click(isStale: boolean) {
      const own = await testClick(moved, { atMs: HOUR + sent.moved });
      const batch = testBatchOf([own, await testClick(other, { atMs: HOUR + sent.other })]);
      clicks.push(own);
      sent.moved += 1;
      sent.other += 1;
      if (!isStale || (await isRefused(() => storeWhole([batch], staleDeps()))))
        queue.send(packClicks(batch), nowMs);
    },
    /** As the tracker does: what the ledger does not take is queued. */
    async report(isStale: boolean) {
      const click = clicks[sent.results % Math.max(1, clicks.length)];
      if (click === undefined) return;
      const report: ReceivedReport = testConversion(moved, click, {
        receivedAtMs: HOUR + HOUR_MS / 2,
      });
      sent.results += 1;
      if (await isRefused(() => takeReport(report, depsOf(isStale)))) queue.send(report, nowMs);
    },
    async wait(ms: number) {
      nowMs += ms;
      await queue.runUntil(nowMs);
    },
    async rest() {
      for (let i = 0; queue.held.size > 0 && i < 50; i += 1) await this.wait(600_000);
    },
  };
}

async function isRefused(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return false;
  } catch (error) {
    if (isMoving(error)) return true;
    throw error;
  }
}

/** One step, which may die at its nth call. */
async function step(workspaceId: string, bindings: ConsumerEnv): Promise<void> {
  let clock = Date.now();
  const deps = { ...moveDeps(bindings, Date.now()), clockMs: () => (clock += 60_000) };
  const asked = { workspaceId, toShard: "EVENTS_2", action: "go-on" } as const;
  await moveWorkspace(asked, deps).catch(() => undefined);
}

async function expectWhole({ workspaceId }: TestWorkspace, shard: D1Database): Promise<void> {
  const workspace = await buildDeps(env, Date.now() + DAY_MS, "x").settingsOf(workspaceId);
  if (workspace === null) throw new Error("the workspace is gone");
  const hour = { workspace, db: shard, log: env.LOG, fromMs: HOUR, toMs: HOUR + HOUR_MS };
  expect((await checkHour({ ...hour, nowMs: Date.now() })).findings).toEqual([]);
}

test("whatever comes while a workspace moves, of isolates that know of it or not, is there once, and so are the others' clicks", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 25 }), async (happenings) => {
      const { moved, other, sent, ...doing } = await world();
      await doing.click(false);
      for (const what of happenings) {
        if (what.kind === "clicks") await doing.click(what.stale);
        else if (what.kind === "report") await doing.report(what.stale);
        else if (what.kind === "wait") await doing.wait(what.ms);
        else {
          const { judge } = dyingAt(what.dies ?? Number.POSITIVE_INFINITY, what.fate);
          const bindings = what.dies === null ? env : faultyEnv(env, judge);
          for (let i = 0; i < what.count; i += 1) await step(moved.workspaceId, bindings);
        }
      }
      await moveTo(moved.workspaceId, "EVENTS_2").catch(() => undefined);
      await doing.click(true);
      await doing.report(true);
      await doing.rest();

      expect(await expectClickBooks(moved.workspaceId)).toMatchObject({ gross: sent.moved });
      expect(await expectClickBooks(other.workspaceId)).toMatchObject({ gross: sent.other });
      await expectBalanced(moved.workspaceId);
      const results = `SELECT count(*) AS n FROM conversions WHERE workspace_id = ?`;
      expect(await rowsOf(results, moved.workspaceId)).toEqual([{ n: sent.results }]);
      expect(await dumpRows(second, other.workspaceId)).toEqual({});
      for (const shard of ["EVENTS", "EVENTS_2"])
        await drainJournal(shard, buildDeps(env, Date.now(), "x"));
      await expectWhole(moved, second);
      await expectWhole(other, first);
    }),
    { numRuns: 6 },
  );
}, 180_000);
