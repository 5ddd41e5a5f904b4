import type { ClickEvent, PackedClickBatch } from "@cleverdrip/contract";
import { createPack, packedBatch } from "@cleverdrip/core";
import type { Moment } from "../deps.ts";
import { createClickTally } from "./count-clicks.ts";
import { createOutbox } from "./outbox.ts";

/** How long a click waits for company: it is to be in the queue within 100 ms. */
const WAIT_MS = 80;
/**
 * A queue message holds 128 KB and is billed by 64 KB, which is about as many clicks; the consumer stores up to 40 messages at
 * once and has 128 MB for it.
 */
const MAX_CLICKS = 250;
/** What leaves room for one click more, however long its texts are. */
const MAX_BYTES = 110_000;
/** Past this a flush is taken for dead (its request was killed) and the next click starts another. */
const FLUSH_GRACE_MS = 1_000;

export type ClickBufferOptions = {
  /** Random, one for each isolate. */
  readonly isolate: string;
  readonly newBatchId: (nowMs: number) => string;
  /** Says whether anybody took it. Never rejects. */
  readonly send: (batch: PackedClickBatch) => Promise<boolean>;
};

export type ClickBuffer = { readonly add: (click: ClickEvent, moment: Moment) => void };

/**
 * Clicks of one isolate, sent many to a message. The click that finds the buffer without a flush under way schedules
 * one in its own request, the one that fills it sends at once: I/O belongs to a request and must not be shared.
 */
export function createClickBuffer({ isolate, newBatchId, send }: ClickBufferOptions): ClickBuffer {
  const tally = createClickTally(isolate);
  const giveUp = (batch: PackedClickBatch) => {
    console.error({ event: "clicks.lost", batchId: batch.batchId, clicks: batch.clicks.length });
    tally.giveUp(batch);
  };
  const outbox = createOutbox({ send, giveUp });
  let pack = createPack();
  let bytes = 0;
  let flushDueMs = 0;

  async function flush(nowMs: number): Promise<void> {
    if (pack.clicks.length === 0) return;
    const taken = pack;
    pack = createPack();
    const batch = packedBatch(newBatchId(nowMs), tally.emit(taken), taken);
    await outbox.post(batch, bytes, nowMs);
  }

  async function flushLater(nowMs: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    flushDueMs = 0;
    await flush(nowMs + WAIT_MS);
  }

  return {
    add(click, { nowMs, background }) {
      bytes = pack.add(click);
      if (pack.clicks.length >= MAX_CLICKS || bytes > MAX_BYTES) background(flush(nowMs));
      if (flushDueMs + FLUSH_GRACE_MS > nowMs) return;
      flushDueMs = nowMs + WAIT_MS;
      background(flushLater(nowMs));
    },
  };
}
