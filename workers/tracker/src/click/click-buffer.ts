import type { ClickBatch, ClickEvent } from "@cleverdrip/contract";

/** How long a click waits for company. Seen on the live counter it must be well under two seconds. */
const WAIT_MS = 250;
const MAX_CLICKS = 100;
/** A queue message holds 128 KB; the estimate below counts three bytes a character, so this is never reached. */
const MAX_BYTES = 110_000;
/** Past this a flush is taken for dead (its request was killed) and the next click starts another. */
const FLUSH_GRACE_MS = 1_000;

export type FlushContext = {
  readonly nowMs: number;
  readonly batchId: () => string;
  readonly send: (batch: ClickBatch) => Promise<void>;
  readonly background: (work: Promise<unknown>) => void;
};

export type ClickBuffer = { readonly add: (click: ClickEvent, context: FlushContext) => void };

/**
 * Clicks of one isolate, sent many to a message. The click that finds the buffer without a flush under way schedules
 * one in its own request, the one that fills it sends at once: I/O belongs to a request and must not be shared.
 */
export function createClickBuffer(): ClickBuffer {
  let clicks: ClickEvent[] = [];
  let bytes = 0;
  let flushDueMs = 0;

  function take(): ClickEvent[] {
    const taken = clicks;
    clicks = [];
    bytes = 0;
    return taken;
  }

  async function sendTaken(taken: readonly ClickEvent[], context: FlushContext): Promise<void> {
    if (taken.length === 0) return;
    await context.send({ v: 1, kind: "clicks", batchId: context.batchId(), clicks: [...taken] });
  }

  async function flushLater(context: FlushContext): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    flushDueMs = 0;
    await sendTaken(take(), context);
  }

  return {
    add(click, context) {
      const size = estimateBytes(click);
      if (clicks.length >= MAX_CLICKS || bytes + size > MAX_BYTES) {
        context.background(sendTaken(take(), context));
      }
      clicks.push(click);
      bytes += size;
      if (flushDueMs + FLUSH_GRACE_MS > context.nowMs) return;
      flushDueMs = context.nowMs + WAIT_MS;
      context.background(flushLater(context));
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
