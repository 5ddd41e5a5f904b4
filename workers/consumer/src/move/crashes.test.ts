import { createTestWorkspace, testBatch, testConversion } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dyingAt, faultyEnv } from "../../test-support/faulty-env.ts";
import { deps } from "../../test-support/journey-world.ts";
import { dumpRows, first, moveTo, second } from "../../test-support/moves.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { takeReport } from "../conversions/take-report.ts";
import { finishMoves } from "./finish-moves.ts";
import { moveDeps } from "./move-deps-of.ts";
import { moveWorkspace } from "./move-workspace.ts";

const HOUR_MS = 3_600_000;

async function usedWorkspace(): Promise<string> {
  const workspace = await createTestWorkspace(env.CONTROL);
  const batch = await testBatch(workspace, 3);
  await storeBatches([batch], deps());
  const [click] = batch.clicks;
  if (click !== undefined) await takeReport(testConversion(workspace, click), deps());
  return workspace.workspaceId;
}

const fate = fc.constantFrom("refuse" as const, "lose-reply" as const);

test("a move that dies at any call, before or after that took effect, is gone on with and complete", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 110 }), fate, async (calls, how) => {
      const workspaceId = await usedWorkspace();
      const before = await dumpRows(first, workspaceId);
      const { judge } = dyingAt(calls, how);
      await moveTo(workspaceId, "EVENTS_2", faultyEnv(env, judge)).catch(() => undefined);
      await moveTo(workspaceId, "EVENTS_2").catch(() => undefined);
      expect(await dumpRows(second, workspaceId)).toEqual(before);
      const later = Date.now() + HOUR_MS;
      const death = dyingAt(calls % 5, how);
      await finishMoves(moveDeps(faultyEnv(env, death.judge), later)).catch(() => undefined);
      await finishMoves(moveDeps(env, later));
      expect(await dumpRows(first, workspaceId)).toEqual({});
      expect(await dumpRows(second, workspaceId)).toEqual(before);
    }),
    { numRuns: 12 },
  );
}, 120_000);

test("a move that is given up, whenever and however often that dies, leaves everything as it was", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 12 }),
      fate,
      async (calls, abortCalls, how) => {
        const workspaceId = await usedWorkspace();
        const before = await dumpRows(first, workspaceId);
        const { judge } = dyingAt(calls, "refuse");
        await moveTo(workspaceId, "EVENTS_2", faultyEnv(env, judge)).catch(() => undefined);
        const asked = { workspaceId, toShard: null, action: "abort" } as const;
        const dying = faultyEnv(env, dyingAt(abortCalls, how).judge);
        await moveWorkspace(asked, moveDeps(dying, Date.now())).catch(() => undefined);
        const answer = await moveWorkspace(asked, moveDeps(env, Date.now()));
        const isTooLate = "refused" in answer && answer.refused.includes("is in EVENTS_2 already");
        expect(await dumpRows(isTooLate ? second : first, workspaceId)).toEqual(before);
        if (isTooLate) return;
        expect(await dumpRows(second, workspaceId)).toEqual({});
        // It is written to as before.
        expect(await moveTo(workspaceId, "EVENTS_2")).toMatchObject({ state: "switched" });
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
