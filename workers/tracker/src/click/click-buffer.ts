import type { ClickEvent } from "@cleverdrip/core";
import type { Moment } from "../deps.ts";
import { createMessageBuilder } from "./message-builder.ts";

/** How long a click waits for company. Seen on the live counter it must be well under two seconds. */
const WAIT_MS = 250;
/** Past this a flush is taken for dead (its request was killed) and the next click starts another. */
const FLUSH_GRACE_MS = 1_000;

export type ClickBufferOptions = {
  readonly newBatchId: (nowMs: number) => string;
  /** Sends one message; what it cannot send, it must account for itself. */
  readonly send: (message: string) => Promise<void>;
};

export type ClickBuffer = { readonly add: (click: ClickEvent, moment: Moment) => void };

/**
 * Clicks of one isolate, sent many to a message. The click that finds the buffer without a flush under way schedules
 * one in its own request, the one that overfills it sends at once: I/O belongs to a request and must not be shared.
 */
export function createClickBuffer({ newBatchId, send }: ClickBufferOptions): ClickBuffer {
  const builder = createMessageBuilder();
  let flushDueMs = 0;

  async function flush(nowMs: number): Promise<void> {
    const message = builder.take(newBatchId(nowMs));
    if (message !== null) await send(message);
  }

  async function flushLater(nowMs: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    flushDueMs = 0;
    await flush(nowMs);
  }

  return {
    add(click, { nowMs, background }) {
      if (!builder.add(click)) {
        background(flush(nowMs));
        builder.add(click);
      }
      if (flushDueMs + FLUSH_GRACE_MS > nowMs) return;
      flushDueMs = nowMs + WAIT_MS;
      background(flushLater(nowMs));
    },
  };
}
