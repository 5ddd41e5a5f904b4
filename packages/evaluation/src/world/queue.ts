import type { EventLoop, Planned } from "@cleverdrip/faults/src/stage/event-loop.ts";
import { messageOf, type Verdict } from "@cleverdrip/faults/src/stores/queue-message.ts";

type Entry = { readonly id: string; readonly text: string; readonly attempts: number };

export type Queue = {
  readonly send: (body: unknown, delaySeconds?: number) => void;
  /** Delivers at once what has arrived. */
  readonly flush: () => void;
};

export type QueueOptions = {
  readonly name: string;
  /** As wrangler.toml says: a batch is full with so many, and waits so long to become it. */
  readonly batchSize: number;
  readonly waitMs: number;
  /** On top of what is asked for; above 0 messages overtake each other. */
  readonly extraDelayMs: () => number;
  readonly handle: (batch: MessageBatch) => Promise<void>;
};

const MOST_ATTEMPTS = 101;

/** A queue that loses and doubles nothing, and keeps the order unless it is told to delay. */
export function createQueue(loop: EventLoop, options: QueueOptions): Queue {
  const ready: Entry[] = [];
  let timer: Planned | null = null;
  let sent = 0;

  function add(entry: Entry, delayMs: number): void {
    if (delayMs === 0) arrive(entry);
    else loop.after(delayMs, () => arrive(entry));
  }

  function arrive(entry: Entry): void {
    ready.push(entry);
    if (ready.length < options.batchSize) timer ??= loop.after(options.waitMs, deliver);
    else deliver();
  }

  function deliver(): void {
    timer?.cancel();
    timer = null;
    const entries = ready.splice(0, options.batchSize);
    if (entries.length > 0) void hand(entries);
  }

  async function hand(entries: readonly Entry[]): Promise<void> {
    const verdicts = new Map<object, Verdict>();
    const isTaken = await isHandled(options, batchOf(options.name, entries, verdicts, loop));
    for (const entry of entries) {
      const verdict = verdicts.get(entry) ?? (isTaken ? "acked" : { delayMs: 0 });
      if (verdict !== "acked") again(entry, verdict.delayMs);
    }
  }

  function again({ id, text, attempts }: Entry, delayMs: number): void {
    if (attempts >= MOST_ATTEMPTS) console.error({ event: `${options.name}.given-up`, id });
    else add({ id, text, attempts: attempts + 1 }, Math.max(1_000, delayMs));
  }

  return {
    send(body, delaySeconds = 0) {
      sent += 1;
      const entry = { id: `${options.name}-${sent}`, text: JSON.stringify(body), attempts: 1 };
      add(entry, delaySeconds * 1_000 + options.extraDelayMs());
    },
    flush: deliver,
  };
}

/** False: whatever it does not say of its messages, they come again. */
async function isHandled({ name, handle }: QueueOptions, batch: MessageBatch): Promise<boolean> {
  try {
    await handle(batch);
    return true;
  } catch (error) {
    console.error({ event: `${name}.failed`, error: String(error) });
    return false;
  }
}

function batchOf(
  queue: string,
  entries: readonly Entry[],
  verdicts: Map<object, Verdict>,
  loop: EventLoop,
): MessageBatch {
  const messages = entries.map((entry) =>
    messageOf(entry, verdicts, loop.nowMs(), () => undefined),
  );
  const ackAll = () => messages.forEach((message) => message.ack());
  const retryAll = () => messages.forEach((message) => message.retry());
  const metadata = { metrics: { backlogCount: 0, backlogBytes: 0 } };
  return { queue, messages, ackAll, retryAll, metadata };
}
