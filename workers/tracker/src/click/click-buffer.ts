import type { ClickBatch, ClickEvent } from "@cleverdrip/contract";
import type { Moment } from "../deps.ts";

/** How long a click waits for company. Seen on the live counter it must be well under two seconds. */
const WAIT_MS = 250;
/** A queue message holds 128 KB; the consumer stores up to 40 messages at once and has 128 MB for it. */
const MAX_CLICKS = 500;
const MAX_BYTES = 120_000;
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
const FIXED_BYTES = 240;
/** What its link takes, once a message; counted wherever the link differs from the click before. */
const LINK_BYTES = 180;
/** Bytes a character may take: in UTF-8, and as JSON escapes it. Names come from Cloudflare and need no escape. */
const WIDEST_UTF8 = 3;
const WIDEST_JSON = 6;
/** Letters that JSON takes as they are. */
const PLAIN = /^[ !#-[\]-~]*$/;

/**
 * Never less than the click takes. A text that the click before had as well is in the message already; others are
 * counted in full, though they may be there too.
 */
function estimateBytes(click: ClickEvent, before: ClickEvent | undefined): number {
  const { subs } = click;
  let bytes = FIXED_BYTES + textBytes(click.source) + textBytes(click.externalId);
  for (const key in subs) bytes += 10 + textBytes(subs[key] ?? "");
  if (before?.linkId !== click.linkId) bytes += LINK_BYTES;
  if (before?.userAgent !== click.userAgent) bytes += textBytes(click.userAgent);
  if (before?.referrer !== click.referrer) bytes += textBytes(click.referrer);
  if (before?.asOrganization !== click.asOrganization)
    bytes += WIDEST_UTF8 * click.asOrganization.length;
  if (before?.city !== click.city || before.region !== click.region) {
    bytes += WIDEST_UTF8 * (click.city.length + click.region.length);
  }
  return bytes;
}

function textBytes(text: string): number {
  return text === "" || PLAIN.test(text) ? text.length : WIDEST_JSON * text.length;
}
