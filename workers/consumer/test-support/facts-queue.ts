import { buildDeps } from "../src/build-deps.ts";
import { handleFacts } from "../src/queue/handle-facts.ts";
import { batchOf } from "./virtual-queue.ts";

type Held = { readonly id: string; readonly body: unknown; attempts: number; visibleAtMs: number };

/** What became of a message: when it was acknowledged, and how often it was delivered until then. */
export type Done = { readonly atMs: number; readonly attempts: number };

/** As the consumer's in wrangler.toml. */
const BATCH_SIZE = 40;

/** The clicks queue in virtual time before the real handler; the bindings, at each moment, are the test's. */
export function factsQueue(startMs: number, envAt: (nowMs: number) => ConsumerEnv) {
  const held = new Map<string, Held>();
  const done = new Map<string, Done>();
  let nowMs = startMs;
  let sent = 0;

  async function deliver(messages: readonly Held[]): Promise<void> {
    const settle: Parameters<typeof batchOf>[1] = (id, how) => {
      const message = held.get(id);
      if (message === undefined) return;
      if (how.kind === "ack") {
        held.delete(id);
        done.set(id, { atMs: nowMs, attempts: message.attempts });
      } else message.visibleAtMs = nowMs + how.delaySeconds * 1_000;
    };
    const deps = buildDeps(envAt(nowMs), nowMs, crypto.randomUUID());
    await handleFacts(batchOf(messages, settle), deps);
    for (const message of messages) message.attempts += 1;
  }

  return {
    held,
    done,
    send(body: unknown, atMs: number): string {
      sent += 1;
      const id = `msg_${sent}`;
      held.set(id, { id, body, attempts: 1, visibleAtMs: atMs });
      return id;
    },
    /** Delivers what is due until then, oldest first and one batch at a time. */
    async runUntil(untilMs: number): Promise<void> {
      for (;;) {
        const inOrder = [...held.values()].toSorted((a, b) => a.visibleAtMs - b.visibleAtMs);
        const [next] = inOrder;
        if (next === undefined || next.visibleAtMs > untilMs) break;
        nowMs = Math.max(nowMs, next.visibleAtMs);
        const due = inOrder.filter(({ visibleAtMs }) => visibleAtMs <= nowMs);
        await deliver(due.slice(0, BATCH_SIZE));
      }
      nowMs = untilMs;
    },
  };
}
