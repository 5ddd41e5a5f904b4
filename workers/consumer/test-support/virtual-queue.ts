import type { VirtualClock } from "./virtual-clock.ts";

type Held = { readonly id: string; readonly body: unknown; attempts: number; visibleAtMs: number };
type Settled = { readonly kind: "ack" } | { readonly kind: "retry"; readonly delaySeconds: number };

const BATCH_SIZE = 20;

/** A queue with one consumer at a time, the worst case for who waits behind whom. It keeps every message's fate. */
export function virtualQueue(clock: VirtualClock, handle: (batch: MessageBatch) => Promise<void>) {
  const held = new Map<string, Held>();
  const delays: number[] = [];
  const lateSettlements: string[] = [];
  let sequence = 0;
  let isBusy = false;

  function send(body: unknown, delaySeconds = 0, attempts = 1): string {
    sequence += 1;
    const id = `msg_${sequence}`;
    hold({ id, body, attempts, visibleAtMs: clock.nowMs() + delaySeconds * 1_000 });
    return id;
  }

  function hold(message: Held): void {
    held.set(message.id, message);
    void clock.wait(message.visibleAtMs - clock.nowMs()).then(deliver);
  }

  async function deliver(): Promise<void> {
    if (isBusy) return;
    const due = [...held.values()].filter(({ visibleAtMs }) => visibleAtMs <= clock.nowMs());
    if (due.length === 0) return;
    isBusy = true;
    await deliverBatch(due.slice(0, BATCH_SIZE));
    isBusy = false;
    await deliver();
  }

  async function deliverBatch(messages: readonly Held[]): Promise<void> {
    const settled = new Map<string, Settled>();
    let isOver = false;
    const settle = (id: string, how: Settled) => {
      if (isOver) lateSettlements.push(id);
      if (!settled.has(id)) settled.set(id, how);
    };
    await handle(batchOf(messages, settle));
    isOver = true;
    for (const message of messages) {
      held.delete(message.id);
      const how = settled.get(message.id) ?? { kind: "ack" };
      if (how.kind === "ack") continue;
      delays.push(how.delaySeconds);
      const visibleAtMs = clock.nowMs() + how.delaySeconds * 1_000;
      hold({ ...message, attempts: message.attempts + 1, visibleAtMs });
    }
  }

  return { send, held, delays, lateSettlements };
}

/** The part of a batch that handlers use. */
export function batchOf(
  messages: readonly Pick<Held, "id" | "body" | "attempts">[],
  settle: (id: string, how: Settled) => void,
): MessageBatch {
  return {
    queue: "cleverdrip-deliveries",
    metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } },
    messages: messages.map(({ id, body, attempts }) => ({
      id,
      body,
      attempts,
      timestamp: new Date(0),
      ack: () => settle(id, { kind: "ack" }),
      retry: (options) => settle(id, { kind: "retry", delaySeconds: options?.delaySeconds ?? 0 }),
    })),
    ackAll: () => messages.forEach(({ id }) => settle(id, { kind: "ack" })),
    retryAll: () => messages.forEach(({ id }) => settle(id, { kind: "retry", delaySeconds: 0 })),
  };
}
