import { packClicks } from "@cleverdrip/core";
import { createTestWorkspace, testBatch, testConversion } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { expectClickBooks } from "../../test-support/click-books.ts";
import { factsQueue } from "../../test-support/facts-queue.ts";

const NOON = Date.UTC(2026, 5, 1, 12);

type Workspace = Awaited<ReturnType<typeof createTestWorkspace>>;

/** As the tracker packed a click before version 2. */
function oldMessage({ workspaceId, campaignId, publisherId, linkId }: Workspace) {
  const ids = ["0".repeat(32), NOON, "visitor", 0, 0, "198.51.100.7", 1, 2, 2, 3320, 2, 3, 4, 2];
  return {
    v: 1,
    kind: "packed-clicks",
    batchId: `bat_${crypto.randomUUID()}`,
    links: [[workspaceId, campaignId, publisherId, linkId, "USD", 3]],
    texts: ["OK", "DE", "", "Mozilla/5.0", "de-DE"],
    clicks: [[0, ...ids, { sub1: "fb", sub2: "" }, "mail", "x9"]],
  };
}

test("one bad message of ten is kept aside and the other nine are stored and acknowledged at once", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const queue = factsQueue(NOON, () => env);
  for (let i = 0; i < 10; i += 1) {
    const packed = packClicks(await testBatch(workspace, 2, { atMs: NOON }));
    queue.send(i === 4 ? { ...packed, links: "none" } : packed, NOON);
  }
  await queue.runUntil(NOON);
  expect([...queue.done.values()]).toEqual(
    Array.from({ length: 10 }, () => ({ atMs: NOON, attempts: 1 })),
  );
  expect(await expectClickBooks(workspace.workspaceId)).toMatchObject({ gross: 18 });
});

test("messages of this version and the last one in one batch are all taken, twice as once", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const batch = await testBatch(workspace, 2, { atMs: NOON });
  const [click] = batch.clicks;
  if (click === undefined) throw new Error("the factory made no click");
  const oldReport = {
    v: 1,
    kind: "conversion",
    receivedAtMs: NOON + 60_000,
    via: "pixel",
    clickId: click.id,
    clickAtMs: click.atMs,
    linkNumber: workspace.linkNumber,
    txid: "old",
    event: null,
    amount: "25.00",
    currency: "usd",
    status: "approved",
  };
  const bodies = [
    packClicks(batch),
    oldMessage(workspace),
    oldReport,
    testConversion(workspace, click, { txid: "new" }),
  ];
  const queue = factsQueue(NOON, () => env);
  for (const body of [...bodies, ...bodies.toReversed()]) queue.send(body, NOON);
  await queue.runUntil(NOON);
  expect(queue.done.size).toBe(8);
  expect(await expectClickBooks(workspace.workspaceId)).toMatchObject({ gross: 3 });
  const results = `SELECT txid FROM conversions WHERE workspace_id = ? ORDER BY txid`;
  expect(await rowsOf(results, workspace.workspaceId)).toEqual([{ txid: "new" }, { txid: "old" }]);
});

test("a message as large as a queue takes, and one of bytes that are no text, are kept aside and stop nobody", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const good = packClicks(await testBatch(workspace, 1, { atMs: NOON }));
  const huge = { v: 2, kind: "packed-clicks", batchId: "x".repeat(127_000) };
  const bytes = new Uint8Array([0xc3, 0x28, 0xff, 0xfe, 0x00]);
  const queue = factsQueue(NOON, () => env);
  const ids = [huge, bytes.buffer, good].map((body) => queue.send(body, NOON));
  await queue.runUntil(NOON);
  expect(queue.done.size).toBe(3);
  const letters = await env.EVENTS.prepare(
    `SELECT length(body) AS size, reason <> '' AS hasReason FROM dead_letters WHERE id = ?`,
  )
    .bind(ids[0])
    .first();
  expect(letters).toEqual({ size: JSON.stringify(huge).length, hasReason: 1 });
  expect(await expectClickBooks(workspace.workspaceId)).toMatchObject({ gross: 1 });
});

test("whatever letters a click carries, also halves of pairs, it is stored once and can be read", async () => {
  const anyText = fc.string({ unit: "binary", maxLength: 60 });
  const halves = fc.constantFrom(
    "\ud83d",
    "\ude00",
    "a\ud83d\ud83d\ude00",
    "\0",
    "\uffff",
    "\ufeff",
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyText, halves), async (text) => {
      const workspace = await createTestWorkspace(env.CONTROL);
      const odd = { userAgent: text, referrer: text, language: text, query: `sub1=${text}` };
      const body = packClicks(await testBatch(workspace, 2, { ...odd, atMs: NOON }));
      const queue = factsQueue(NOON, () => env);
      for (let i = 0; i < 2; i += 1) queue.send(JSON.parse(JSON.stringify(body)), NOON);
      await queue.runUntil(NOON);
      expect(queue.done.size).toBe(2);
      expect(await expectClickBooks(workspace.workspaceId)).toMatchObject({ gross: 2 });
      const rows = await rowsOf(
        `SELECT * FROM clicks WHERE workspace_id = ?`,
        workspace.workspaceId,
      );
      expect(rows).toHaveLength(2);
    }),
    { numRuns: 12 },
  );
});
