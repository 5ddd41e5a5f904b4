import type { PackedClickBatch } from "@cleverdrip/contract";
import { packClicks } from "@cleverdrip/core";
import { createTestWorkspace, testBatch } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createOutbox } from "./outbox.ts";

const workspace = await createTestWorkspace(env.CONTROL);
const [template] = (await testBatch(workspace, 1)).clicks;
if (template === undefined) throw new Error("the factory made no click");
const click = template;

function batch(batchId: string, count = 1): PackedClickBatch {
  const clicks = Array.from({ length: count }, () => click);
  return packClicks({ v: 3, kind: "clicks", batchId, origin: null, clicks });
}

/** An outbox whose way is open or not as the test says. */
function harness() {
  const way = { isOpen: true };
  const tried: string[] = [];
  const taken: string[] = [];
  const lost: string[] = [];
  const outbox = createOutbox({
    send: async ({ batchId }) => {
      tried.push(batchId);
      if (way.isOpen) taken.push(batchId);
      return way.isOpen;
    },
    giveUp: ({ batchId }) => lost.push(batchId),
  });
  return { way, tried, taken, lost, outbox };
}

test("a batch that nobody took goes along with the next one that somebody takes", async () => {
  const { way, tried, taken, lost, outbox } = harness();
  way.isOpen = false;
  await outbox.post(batch("a"), 10, 0);
  await outbox.post(batch("b"), 10, 1);
  way.isOpen = true;
  await outbox.post(batch("c"), 10, 2);
  expect(taken).toEqual(["c", "a", "b"]);
  expect(tried).toEqual(["a", "b", "c", "a", "b"]);
  expect(lost).toEqual([]);
});

test("what does not fit any more is tried once and then given up", async () => {
  const { way, taken, lost, outbox } = harness();
  way.isOpen = false;
  for (let i = 0; i < 21; i += 1) await outbox.post(batch(`full${i}`, 500), 10, i);
  await outbox.post(batch("large"), 2_000_000, 30);
  expect(lost).toEqual(["full20", "large"]);
  way.isOpen = true;
  await outbox.post(batch("next"), 10, 31);
  expect(taken).toHaveLength(21);
});

test("a batch that is never taken holds up no other", async () => {
  const taken: string[] = [];
  const outbox = createOutbox({
    send: async ({ batchId }) => {
      if (batchId === "poison") return false;
      return taken.push(batchId) > 0;
    },
    giveUp: () => {},
  });
  await outbox.post(batch("poison"), 10, 0);
  await outbox.post(batch("a"), 10, 1);
  await outbox.post(batch("b"), 10, 2);
  expect(taken).toEqual(["a", "b"]);
});

test("a batch whose request was killed while it was sent is sent again, under its id, a minute later", async () => {
  const tried: string[] = [];
  const outbox = createOutbox({
    send: ({ batchId }) => {
      tried.push(batchId);
      return batchId === "killed" && tried.length === 1
        ? new Promise(() => {})
        : Promise.resolve(true);
    },
    giveUp: () => {},
  });
  void outbox.post(batch("killed"), 10, 1);
  await outbox.post(batch("soon"), 10, 30_000);
  expect(tried).toEqual(["killed", "soon"]);
  await outbox.post(batch("later"), 10, 61_002);
  expect(tried).toEqual(["killed", "soon", "later", "killed"]);
});

test("however the way opens and closes, every batch is taken once, kept or given up", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ isOpen: fc.boolean(), count: fc.integer({ min: 1, max: 4_000 }) }), {
        maxLength: 20,
      }),
      async (steps) => {
        const { way, taken, lost, outbox } = harness();
        for (const [i, { isOpen, count }] of steps.entries()) {
          way.isOpen = isOpen;
          await outbox.post(batch(`b${i}`, count), 10, i);
        }
        way.isOpen = true;
        await outbox.post(batch("last"), 10, 100);
        expect([...taken, ...lost].toSorted()).toEqual(
          [...steps.map((_, i) => `b${i}`), "last"].toSorted(),
        );
      },
    ),
    { numRuns: 50 },
  );
});
