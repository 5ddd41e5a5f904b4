import type { ClickBatch, ClickEvent, FactsRpc, PackedClickBatch } from "@cleverdrip/contract";
import { packClicks, unpackClicks } from "@cleverdrip/core";
import { createTestWorkspace, testBatchOf, testClick } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createIsolate } from "../../test-support/isolate.ts";
import type { Moment } from "../deps.ts";
import { createClickBuffer } from "./click-buffer.ts";
import { sendBatch } from "./send-batch.ts";

async function clicks(count: number, change: Partial<ClickEvent> = {}): Promise<ClickEvent[]> {
  const workspace = await createTestWorkspace(env.CONTROL);
  return Promise.all(Array.from({ length: count }, () => testClick(workspace, change)));
}

function harness() {
  const work: Promise<unknown>[] = [];
  const sent: ClickBatch[] = [];
  let batches = 0;
  const buffer = createClickBuffer({
    isolate: "iso_1",
    newBatchId: () => `bat_${(batches += 1)}`,
    send: async (batch) => sent.push(unpackClicks(batch)) > 0,
  });
  const at = (nowMs: number): Moment => ({
    nowMs,
    background: (promise) => {
      work.push(promise);
    },
  });
  return { buffer, at, work, sent, settle: () => Promise.all(work) };
}

const NOW = 1_000_000;

test("clicks of one moment leave as one message, every click once, with their count", async () => {
  const { buffer, at, sent, work, settle } = harness();
  const all = await clicks(30);
  for (const click of all) buffer.add(click, at(NOW));
  expect(work).toHaveLength(1);
  await settle();
  expect(sent.map((batch) => batch.clicks)).toEqual([all]);
  expect(sent[0]?.origin).toEqual({
    isolate: "iso_1",
    emitted: [[all[0]?.workspaceId, 30]],
    lost: [],
  });
});

test("a full buffer is sent without waiting, and messages stay within the queue's 128 KB", async () => {
  const ofItsOwnLink = async (i: number) =>
    clicks(1, { linkId: `lnk_${i}_${"x".repeat(24)}`, linkVersion: 2_000_000_000 });
  const loads = [
    await clicks(1_200),
    (await clicks(1_000, { routeId: "rte_1" })).map((click, i) => ({
      ...click,
      variantId: `var_${i % 3}`,
    })),
    (await clicks(200)).map((click, i) => ({
      ...click,
      query: `sub1=${i}`.padEnd(2_048, "x"),
      userAgent: `${i}`.padEnd(512, "y"),
      referrer: `${i}`.padEnd(512, "z"),
    })),
    // All that browsers may say of themselves, each another way: three quarters of it quotes, which take two bytes.
    (await clicks(250)).map((click, i) => ({
      ...click,
      userAgent: `${i}`.padEnd(512, "y"),
      signals: ["HTTP/2", `${i}`.padEnd(2_041, 'q""" ')],
      city: "x".repeat(80),
      tls: "GXSPDLP4G3X+ Y6TZ0hVjIOWb",
      rttMs: i,
    })),
    (await clicks(60)).map((click, i) => ({
      ...click,
      query: `sub1=${i}`.padEnd(8_192, "x"),
    })),
    (await Promise.all(Array.from({ length: 500 }, (_, i) => ofItsOwnLink(i)))).flat(),
  ];
  for (const all of loads) {
    const { buffer, at, sent, settle } = harness();
    for (const click of all) buffer.add(click, at(NOW));
    await settle();

    expect(sent.flatMap((batch) => batch.clicks)).toEqual(all);
    expect(new Set(sent.map((batch) => batch.batchId)).size).toBe(sent.length);
    for (const batch of sent) {
      expect(batch.clicks.length).toBeLessThanOrEqual(250);
      const message = JSON.stringify(packClicks(batch));
      expect(new TextEncoder().encode(message).length).toBeLessThan(128_000);
    }
  }
});

test("ordinary clicks fill a message to its 250", async () => {
  const { buffer, at, sent, settle } = harness();
  for (const click of await clicks(1_000)) buffer.add(click, at(NOW));
  await settle();
  expect(sent.map((batch) => batch.clicks.length)).toEqual([250, 250, 250, 250]);
});

test("when the request that was to flush has died, a later click takes its place", async () => {
  const { buffer, at, work } = harness();
  const [first, second, third] = await clicks(3);
  if (first === undefined || second === undefined || third === undefined) {
    throw new Error("the factory made no clicks");
  }
  // The runtime may end a request without running the rest of it: its work is never awaited.
  buffer.add(first, { nowMs: NOW, background: () => {} });
  buffer.add(second, at(NOW + 500));
  expect(work).toHaveLength(0);
  buffer.add(third, at(NOW + 2_000));
  expect(work).toHaveLength(1);
});

test("a batch the queue refuses goes straight to the consumer, and one that nobody takes is said to be", async () => {
  const batch = packClicks(testBatchOf(await clicks(2)));
  const stored: PackedClickBatch[] = [];
  const refuse = () => Promise.reject(new Error("refused"));
  const store = async (b: PackedClickBatch) => stored.push(b);

  expect(await sendBatch(batch, [async () => {}], store)).toBe(true);
  expect(stored).toEqual([]);
  expect(await sendBatch(batch, [refuse], store)).toBe(true);
  expect(stored).toEqual([batch]);
  expect(await sendBatch(batch, [refuse], refuse)).toBe(false);
});

test("what a request's click is made of is taken by the consumer to the letter, once", async () => {
  const { slug } = await createTestWorkspace(env.CONTROL);
  const { open, recorded } = createIsolate();
  await open(`/c/${slug}?sub1=x`);
  const facts = env.CONSUMER as unknown as FactsRpc;
  const batch = testBatchOf(recorded);
  expect(await facts.storeClicks([batch])).toEqual({ stored: 1, duplicates: 0 });
  expect(await facts.storeClicks([batch])).toEqual({ stored: 0, duplicates: 1 });
});
