import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { partBatch } from "./part-batch.ts";
import { retryDelaySeconds } from "./retry-delay.ts";

const NOW = Date.UTC(2026, 4, 1);

type Held = { readonly id: string; attempts: number; dueMs: number };

/** A batch of those, with what each was told at the end. */
function batchOf(held: readonly Held[], sentAtMs: number) {
  const told = new Map<string, number>();
  const messages = held.map(({ id, attempts }) => ({
    id,
    attempts,
    body: null,
    timestamp: new Date(sentAtMs),
    ack: () => {},
    retry: (options?: QueueRetryOptions) => void told.set(id, options?.delaySeconds ?? 0),
  }));
  const metadata = { metrics: { backlogCount: 0, backlogBytes: 0 } };
  const batch = { queue: "q", messages, metadata, ackAll: () => {}, retryAll: () => {} };
  return { batch, told };
}

const held = (count: number, attempts: number): Held[] =>
  Array.from({ length: count }, (_, i) => ({ id: `m${i}`, attempts, dueMs: NOW }));

vi.spyOn(console, "warn").mockImplementation(() => {});

test.each([
  ["fresh messages", held(10, 1), NOW],
  ["messages whose work failed", held(10, 3), NOW - 15_000],
  ["a single message that was in a call that died", held(1, 2), NOW],
])("%s are handled together", (_, messages, sentAtMs) => {
  const { batch, told } = batchOf(messages, sentAtMs);
  expect(partBatch(batch, NOW).map((part) => part.messages.length)).toEqual([messages.length]);
  expect(told.size).toBe(0);
});

test("of those that were in a call that died one half is handed back, and the others of the batch go first", () => {
  const { batch, told } = batchOf(
    [...held(9, 2), { id: "new", attempts: 1, dueMs: NOW }],
    NOW - 100,
  );
  const parts = partBatch(batch, NOW);
  expect(parts.map((part) => part.messages.length)).toEqual([1, 5]);
  expect(parts[0]?.messages[0]?.id).toBe("new");
  expect([...told.values()]).toEqual([1, 1, 1, 1]);
});

/**
 * Delivers a batch until all but the killer are through; a call that has the killer in it dies and tells nothing. Says how
 * many deliveries that took.
 */
function deliveriesUntilThrough(count: number, seed: number): number {
  let left: Held[] = held(count, 1).map((message) => ({ ...message, id: `${seed}-${message.id}` }));
  const killer = left[seed % count]?.id;
  let nowMs = NOW;
  for (let deliveries = 1; deliveries < 100; deliveries += 1) {
    const due = left.filter(({ dueMs }) => dueMs <= nowMs);
    const { batch, told } = batchOf(due, NOW);
    const done = new Set<string>();
    let isDead = false;
    for (const { messages } of partBatch(batch, nowMs)) {
      isDead ||= messages.some(({ id }) => id === killer);
      if (!isDead) for (const { id } of messages) done.add(id);
    }
    // Where the call dies, the queue has heard nothing of it.
    left = left.filter(({ id }) => isDead || !done.has(id));
    for (const message of due) {
      message.attempts += 1;
      message.dueMs = nowMs + (isDead ? 0 : (told.get(message.id) ?? 0) * 1_000);
    }
    if (left.every(({ id }) => id === killer)) return deliveries;
    nowMs = Math.max(nowMs + 100, Math.min(...left.map(({ dueMs }) => dueMs)));
  }
  return 100;
}

test("a message that kills every call that it is in is soon alone: the others are through within seconds", () => {
  const runs = Array.from({ length: 300 }, (_, seed) => deliveriesUntilThrough(40, seed));
  expect(Math.max(...runs)).toBeLessThan(60);
  expect(runs.reduce((sum, run) => sum + run, 0) / runs.length).toBeLessThan(20);
});

test("whatever is in a batch, each message is handled once or handed back", () => {
  const message = fc.record({ attempts: fc.integer({ min: 1, max: 100 }) });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 40 }), fc.nat(100_000), (list, ageMs) => {
      const messages = list.map(({ attempts }, i) => ({ id: `m${i}`, attempts, dueMs: NOW }));
      const { batch, told } = batchOf(messages, NOW - ageMs);
      const handled = partBatch(batch, NOW).flatMap((part) => part.messages.map(({ id }) => id));
      expect([...handled, ...told.keys()].toSorted()).toEqual(
        messages.map(({ id }) => id).toSorted(),
      );
    }),
  );
});

test("the delay between two tries grows up to ten minutes", () => {
  expect([1, 2, 3, 8, 100].map(retryDelaySeconds)).toEqual([5, 10, 20, 600, 600]);
});
