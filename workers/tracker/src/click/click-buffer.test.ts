import type { ClickBatch, ClickEvent } from "@cleverdrip/contract";
import { createTestWorkspace, testClick } from "@cleverdrip/testing";
import { packClicks } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
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
    newBatchId: () => `bat_${(batches += 1)}`,
    send: async (batch) => {
      sent.push(batch);
    },
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

test("clicks of one moment leave as one message, every click once", async () => {
  const { buffer, at, sent, work, settle } = harness();
  const all = await clicks(30);
  for (const click of all) buffer.add(click, at(NOW));
  expect(work).toHaveLength(1);
  await settle();
  expect(sent.map((batch) => batch.clicks)).toEqual([all]);
});

test("a full buffer is sent without waiting, and no message passes the queue's 128 KB", async () => {
  const wide = (letter: string) =>
    Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`sub${i + 1}`, letter.repeat(255)]));
  const ofItsOwnLink = async (i: number) => {
    const [click] = await clicks(1, { linkId: `lnk_${i}_${"x".repeat(24)}`, snapshotVersion: 1 });
    return click === undefined ? [] : [click];
  };
  const loads = [
    await clicks(1_200),
    await clicks(40, { subs: wide("界") }),
    await clicks(40, { subs: wide("\u0000"), city: "Ñ".repeat(50) }),
    (await Promise.all(Array.from({ length: 500 }, (_, i) => ofItsOwnLink(i)))).flat(),
    await clicks(300, { userAgent: '"\\'.repeat(256), referrer: "é".repeat(512) }),
  ];
  for (const all of loads) {
    const { buffer, at, sent, settle } = harness();
    for (const click of all) buffer.add(click, at(NOW));
    await settle();

    expect(sent.flatMap((batch) => batch.clicks)).toEqual(all);
    expect(new Set(sent.map((batch) => batch.batchId)).size).toBe(sent.length);
    for (const batch of sent) {
      expect(batch.clicks.length).toBeLessThanOrEqual(500);
      expect(new TextEncoder().encode(JSON.stringify(packClicks(batch))).length).toBeLessThan(
        128_000,
      );
    }
  }
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

test("a batch the queue refuses goes straight to the consumer, and one that nobody takes is reported as lost", async () => {
  const batch: ClickBatch = { v: 1, kind: "clicks", batchId: "bat_1", clicks: await clicks(2) };
  const stored: ClickBatch[] = [];
  const refuse = () => Promise.reject(new Error("refused"));
  const store = async (b: ClickBatch) => stored.push(b);

  await sendBatch(batch, { queue: async () => {}, store });
  expect(stored).toEqual([]);
  await sendBatch(batch, { queue: refuse, store });
  expect(stored).toEqual([batch]);
  await expect(sendBatch(batch, { queue: refuse, store: refuse })).resolves.toBeUndefined();
});
