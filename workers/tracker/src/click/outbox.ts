import type { PackedClickBatch } from "@cleverdrip/contract";

export type Outbox = {
  /** Sends a batch and, once that works again, those that did not get through before. */
  readonly post: (batch: PackedClickBatch, bytes: number, nowMs: number) => Promise<void>;
};

export type OutboxOptions = {
  /** Says whether anybody took it. Never rejects. */
  readonly send: (batch: PackedClickBatch) => Promise<boolean>;
  readonly giveUp: (batch: PackedClickBatch) => void;
};

type Kept = { readonly batch: PackedClickBatch; readonly bytes: number; busySinceMs: number };

/** What an isolate holds while nobody takes its clicks. */
const MAX_CLICKS = 10_000;
const MAX_BYTES = 2_000_000;
/** A request's work ends 30 s after its response: a send that began before that has died with it. */
const DEAD_MS = 60_000;
/** So many old batches go along with a new one: a request may do only so much behind its response. */
const MAX_RETRIES = 40;
const IDLE = 0;

/**
 * A batch stays here under its id until it was taken, also while it is sent: that request may be killed. Repeats are
 * harmless, a batch id counts once. What does not fit is sent once and, if that fails, given up.
 */
export function createOutbox({ send, giveUp }: OutboxOptions): Outbox {
  const kept = new Set<Kept>();
  let clicks = 0;
  let bytes = 0;

  function weigh(entry: Kept, times: 1 | -1): void {
    clicks += times * entry.batch.clicks.length;
    bytes += times * entry.bytes;
  }

  async function tryToSend(entry: Kept, nowMs: number): Promise<boolean> {
    entry.busySinceMs = nowMs;
    const isTaken = await send(entry.batch);
    entry.busySinceMs = IDLE;
    if (!kept.delete(entry)) return isTaken;
    if (isTaken) weigh(entry, -1);
    // To the end of the line, so that one that is never taken holds up no other.
    else kept.add(entry);
    return isTaken;
  }

  function findWaiting(nowMs: number): Kept | undefined {
    for (const entry of kept)
      if (entry.busySinceMs === IDLE || entry.busySinceMs + DEAD_MS < nowMs) return entry;
    return undefined;
  }

  return {
    async post(batch, size, nowMs) {
      const entry: Kept = { batch, bytes: size, busySinceMs: nowMs };
      const isKept = clicks + batch.clicks.length <= MAX_CLICKS && bytes + size <= MAX_BYTES;
      if (isKept) {
        kept.add(entry);
        weigh(entry, 1);
      }
      let isOpen = await tryToSend(entry, nowMs);
      if (!isOpen && !isKept) giveUp(batch);
      for (let i = 0; isOpen && i < MAX_RETRIES; i += 1) {
        const waiting = findWaiting(nowMs);
        if (waiting === undefined) return;
        isOpen = await tryToSend(waiting, nowMs);
      }
    },
  };
}
