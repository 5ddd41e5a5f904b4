import type { PackedClickBatch } from "@cleverdrip/contract";
import { createPack, packedBatch, type ClickPack } from "@cleverdrip/core";
import { createTestWorkspace, testClick } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createClickTally, type ClickTally } from "./count-clicks.ts";

const click = await testClick(await createTestWorkspace(env.CONTROL));

function clicksOf(...workspaceIds: readonly string[]): ClickPack {
  const pack = createPack();
  for (const workspaceId of workspaceIds) pack.add({ ...click, workspaceId, linkId: workspaceId });
  return pack;
}

function batchOf(tally: ClickTally, ...workspaceIds: readonly string[]): PackedClickBatch {
  const clicks = clicksOf(...workspaceIds);
  return packedBatch("b", tally.emit(clicks), clicks);
}

test("each batch says how many clicks of its workspaces the isolate has emitted with it", () => {
  const tally = createClickTally("iso");
  expect(tally.emit(clicksOf("a", "a", "b"))).toEqual({
    isolate: "iso",
    emitted: [
      ["a", 2],
      ["b", 1],
    ],
    lost: [],
  });
  expect(tally.emit(clicksOf("a")).emitted).toEqual([["a", 3]]);
});

test("what was given up is said once, by the next batch of its workspace, also when that one is given up", () => {
  const tally = createClickTally("iso");
  tally.giveUp(batchOf(tally, "a", "a", "b"));
  expect(tally.emit(clicksOf("c")).lost).toEqual([]);
  const second = batchOf(tally, "a");
  expect(second.origin?.lost).toEqual([["a", 2]]);
  tally.giveUp(second);
  expect(tally.emit(clicksOf("a", "b"))).toMatchObject({
    emitted: [
      ["a", 4],
      ["b", 2],
    ],
    lost: [
      ["a", 3],
      ["b", 1],
    ],
  });
});

test("whatever is lost on the way, what arrived and what is said to be lost is what was emitted", () => {
  const step = fc.record({
    workspaces: fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 9 }),
    isTaken: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const tally = createClickTally("iso");
      const last = { workspaces: ["a", "b", "c"], isTaken: true };
      const sums = { stored: 0, lost: 0 };
      const emitted = new Map<string, number>();
      for (const { workspaces, isTaken } of [...steps, last]) {
        const batch = batchOf(tally, ...workspaces);
        if (!isTaken) tally.giveUp(batch);
        else {
          sums.stored += batch.clicks.length;
          for (const [, count] of batch.origin?.lost ?? []) sums.lost += count;
          for (const [id, count] of batch.origin?.emitted ?? []) emitted.set(id, count);
        }
      }
      const total = [...emitted.values()].reduce((sum, count) => sum + count, 0);
      expect(total).toBe(sums.stored + sums.lost);
    }),
  );
});
