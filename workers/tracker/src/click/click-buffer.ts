import type { ClickBatch, ClickEvent } from "@cleverdrip/contract";
import type { Moment } from "../deps.ts";

/** How long a click waits for company. Seen on the live counter it must be well under two seconds. */
const WAIT_MS = 250;
const MAX_CLICKS = 100;
/** A queue message holds 128 KB; the estimate below counts three bytes a character, so this is never reached. */
const MAX_BYTES = 110_000;
/** Past this a flush is taken for dead (its request was killed) and the next click starts another. */
const FLUSH_GRACE_MS = 1_000;

export type ClickBufferOptions = {
  readonly newBatchId: (nowMs: number) => string;
  readonly send: (batch: ClickBatch) => Promise<void>;
};

export type ClickBuffer = { readonly add: (click: ClickEvent, moment: Moment) => void };

/**
 * Clicks of one isolate, sent many to a message. The click that finds the buffer without a flush under way schedules
 * one in its own request, the one that fills it sends at once: I/O belongs to a request and must not be shared.
 */
export function createClickBuffer({ newBatchId, send }: ClickBufferOptions): ClickBuffer {
  let clicks: ClickEvent[] = [];
  let bytes = 0;
  let flushDueMs = 0;

  async function flush(nowMs: number): Promise<void> {
    if (clicks.length === 0) return;
    const taken = clicks;
    clicks = [];
    bytes = 0;
    await send({ v: 1, kind: "clicks", batchId: newBatchId(nowMs), clicks: taken });
  }

  async function flushLater(nowMs: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    flushDueMs = 0;
    await flush(nowMs);
  }

  return {
    add(click, { nowMs, background }) {
      const size = estimateBytes(click);
      if (clicks.length >= MAX_CLICKS || bytes + size > MAX_BYTES) background(flush(nowMs));
      clicks.push(click);
      bytes += size;
      if (flushDueMs + FLUSH_GRACE_MS > nowMs) return;
      flushDueMs = nowMs + WAIT_MS;
      background(flushLater(nowMs));
    },
  };
}

const FIXED_BYTES = 800;

function estimateBytes(click: ClickEvent): number {
  let characters = click.userAgent.length + click.referrer.length + click.externalId.length;
  characters += click.source.length + click.city.length + click.asOrganization.length;
  for (const key in click.subs) characters += 8 + (click.subs[key]?.length ?? 0);
  return FIXED_BYTES + 3 * characters;
}
