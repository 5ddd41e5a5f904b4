import { createTestWorkspace, testBatchOf, testClick } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { splitBatch } from "./split-batch.ts";

const workspace = await createTestWorkspace(env.CONTROL);
const click = await testClick(workspace);

test("whatever a batch holds, every click goes to its own workspace and nowhere else, in its order", () => {
  const owners = fc.array(fc.constantFrom("wsp_a", "wsp_b", "wsp_c"), { minLength: 1 });
  fc.assert(
    fc.property(owners, (workspaceIds) => {
      const clicks = workspaceIds.map((workspaceId, i) => ({ ...click, workspaceId, atMs: i }));
      const parts = splitBatch(testBatchOf(clicks));
      for (const [id, part] of parts)
        expect(part.clicks).toEqual(clicks.filter(({ workspaceId }) => workspaceId === id));
      expect(parts.size).toBe(new Set(workspaceIds).size);
    }),
  );
});

test("each workspace hears only its own counts", () => {
  const origin = {
    isolate: "iso_1",
    emitted: [
      ["wsp_a", 10],
      ["wsp_b", 20],
    ],
    lost: [["wsp_b", 3]],
  } as const;
  const parts = splitBatch(testBatchOf([{ ...click, workspaceId: "wsp_a" }], { origin }));
  expect(parts.get("wsp_a")?.count).toEqual({ isolate: "iso_1", emitted: 10, lost: 0 });
  expect(parts.get("wsp_b")).toMatchObject({
    clicks: [],
    count: { isolate: "iso_1", emitted: 20, lost: 3 },
  });
});

test("a workspace that has neither clicks nor losses in a batch has no part of it", () => {
  const origin = { isolate: "iso_1", emitted: [["wsp_b", 20]], lost: [["wsp_b", 0]] } as const;
  expect([...splitBatch(testBatchOf([click], { origin })).keys()]).toEqual([click.workspaceId]);
});

test("clicks that nobody counted say so", () => {
  expect(splitBatch(testBatchOf([click])).get(click.workspaceId)?.count).toBeNull();
});
