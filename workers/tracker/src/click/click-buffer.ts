import type { ClickBatch, ClickEvent } from "@cleverdrip/contract";
import type { Moment } from "../deps.ts";
import { createClickTally } from "./count-clicks.ts";
import { createOutbox } from "./outbox.ts";

/** How long a click waits for company: it is to be in the queue within 100 ms. */
const WAIT_MS = 80;
/**
 * A queue message holds 128 KB and is billed by 64 KB, which is about as many clicks; the consumer stores up to 40 messages at
 * once and has 128 MB for it. Whoever clicks while a message is packed waits for that.
 */
const MAX_CLICKS = 250;
const MAX_BYTES = 120_000;
/** Past this a flush is taken for dead (its request was killed) and the next click starts another. */
const FLUSH_GRACE_MS = 1_000;

export type ClickBufferOptions = {
  /** Random, one for each isolate. */
  readonly isolate: string;
  readonly newBatchId: (nowMs: number) => string;
  /** Says whether anybody took it. Never rejects. */
  readonly send: (batch: ClickBatch) => Promise<boolean>;
};

export type ClickBuffer = { readonly add: (click: ClickEvent, moment: Moment) => void };

/**
 * Clicks of one isolate, sent many to a message. The click that finds the buffer without a flush under way schedules
 * one in its own request, the one that fills it sends at once: I/O belongs to a request and must not be shared.
 */
export function createClickBuffer({ isolate, newBatchId, send }: ClickBufferOptions): ClickBuffer {
  const tally = createClickTally(isolate);
  const giveUp = (batch: ClickBatch) => {
    console.error({ event: "clicks.lost", batchId: batch.batchId, clicks: batch.clicks.length });
    tally.giveUp(batch);
  };
  const outbox = createOutbox({ send, giveUp });
  let clicks: ClickEvent[] = [];
  let bytes = 0;
  let flushDueMs = 0;

  async function flush(nowMs: number): Promise<void> {
    if (clicks.length === 0) return;
    const taken = clicks;
    const size = bytes;
    clicks = [];
    bytes = 0;
    const origin = tally.emit(taken);
    const batchId = newBatchId(nowMs);
    await outbox.post({ v: 2, kind: "clicks", batchId, origin, clicks: taken }, size, nowMs);
  }

  async function flushLater(nowMs: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    flushDueMs = 0;
    await flush(nowMs + WAIT_MS);
  }

  return {
    add(click, { nowMs, background }) {
      const size = estimateBytes(click, clicks.at(-1));
      if (clicks.length >= MAX_CLICKS || bytes + size > MAX_BYTES) background(flush(nowMs));
      clicks.push(click);
      bytes += size;
      if (flushDueMs + FLUSH_GRACE_MS > nowMs) return;
      flushDueMs = nowMs + WAIT_MS;
      background(flushLater(nowMs));
    },
  };
}

/** What a click takes beside its free texts: ids, address, places in tables, language. */
const FIXED_BYTES = 230;

/**
 * What a click adds to its message: closely, for the usual one. Texts that the click before had as well are there
 * already. A message that proves too large, of rare letters, is refused by the queue and goes straight to the consumer.
 */
function estimateBytes(click: ClickEvent, before: ClickEvent | undefined): number {
  let bytes = FIXED_BYTES + click.query.length;
  if (before?.linkId !== click.linkId) bytes += FIXED_BYTES;
  if (before?.userAgent !== click.userAgent) bytes += click.userAgent.length;
  if (before?.referrer !== click.referrer) bytes += click.referrer.length;
  if (before?.city !== click.city) bytes += 100;
  return bytes;
}
