import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { partBatch, suspectsOf } from "./part-batch.ts";
import { retryDelaySeconds } from "./retry-delay.ts";

const NOW = Date.UTC(2026, 4, 1);

type Given = { readonly id: string; readonly attempts: number };

const some = (count: number, attempts: number, name = "m"): Given[] =>
  Array.from({ length: count }, (_, i) => ({ id: `${name}${i}`, attempts }));

vi.spyOn(console, "warn").mockImplementation(() => {});

/** How a batch is parted, and what is handed back with which delay. */
function part(given: readonly Given[], sentAtMs: number, killers: readonly string[] = []) {
  const told = new Map<string, number>();
  const messages = given.map(({ id, attempts }) => ({
    id,
    attempts,
    body: null,
    timestamp: new Date(sentAtMs),
    ack: () => {},
    retry: (options?: QueueRetryOptions) => void told.set(id, options?.delaySeconds ?? 0),
  }));
  const batch = { queue: "q", messages };
  const { together, alone } = partBatch(batch, suspectsOf(batch, NOW), new Set(killers));
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  return { together: together.map(ids), alone: ids(alone), told };
}

const sizes = (parts: readonly (readonly string[])[]) => parts.map(({ length }) => length);

test.each([
  ["fresh messages", some(10, 1), NOW],
  ["messages whose work failed", some(10, 3), NOW - 15_000],
])("%s are handled together", (_, messages, sentAtMs) => {
  const { together, alone, told } = part(messages, sentAtMs);
  expect([sizes(together), alone, told.size]).toEqual([[10], [], 0]);
});

test("those that were in a call that died are tried one by one, behind the others of their batch", () => {
  const { together, alone, told } = part([...some(9, 2), ...some(1, 1, "new")], NOW - 100);
  expect([together, alone.length, told.size]).toEqual([[["new0"]], 9, 0]);
});

test("at the next delivery the one at which that died waits, and all others are tried", () => {
  const { together, alone, told } = part(some(10, 3), NOW - 100, ["m4"]);
  expect([together, alone.length]).toEqual([[], 9]);
  expect([...told]).toEqual([["m4", retryDelaySeconds(3)]]);
});

test("one that kills is tried where nobody is with it, and now and then where somebody always is", () => {
  const killers = ["k0", "k1"];
  expect(part(some(2, 5, "k"), NOW - 100, killers).alone).toEqual(["k0", "k1"]);
  const company = [...some(1, 1), ...some(1, 8, "k"), ...some(1, 2)];
  expect(part(company, NOW - 100, killers).alone).toEqual(["m0", "k0"]);
});

test("of those that come back again and again fewer and fewer are handled, others each time", () => {
  const tries = [5, 6, 7, 20].map((attempts) => part(some(40, attempts), NOW - 100));
  expect(tries.map(({ together }) => sizes(together))).toEqual([[20], [10], [5], [1]]);
  expect(tries.map(({ told }) => told.size)).toEqual([20, 30, 35, 39]);
  expect(new Set(tries.map(({ together }) => together[0]?.[0])).size).toBeGreaterThan(1);
});

test("whatever is in a batch, each message is handled once or handed back", () => {
  const message = fc.record({ attempts: fc.integer({ min: 1, max: 100 }), kills: fc.boolean() });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 40 }), fc.nat(100_000), (list, ageMs) => {
      const messages = list.map(({ attempts }, i) => ({ id: `m${i}`, attempts }));
      const killers = list.flatMap(({ kills }, i) => (kills ? [`m${i}`] : []));
      const { together, alone, told } = part(messages, NOW - ageMs, killers);
      expect([...together.flat(), ...alone, ...told.keys()].toSorted()).toEqual(
        messages.map(({ id }) => id).toSorted(),
      );
    }),
  );
});

test("the delay between two tries grows up to ten minutes", () => {
  expect([1, 2, 3, 8, 100].map(retryDelaySeconds)).toEqual([5, 10, 20, 600, 600]);
});
