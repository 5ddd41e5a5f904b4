import fc from "fast-check";
import { expect, test } from "vitest";
import { DELIVERY_SHARES, pickDelivery } from "../index.ts";

test.each([
  ["the first of equals", ["a", "b"], 0, {}, 0],
  ["the one with less under way", ["a", "b"], 1, { a: 1 }, 1],
  ["none above its share", ["a", "a", "b"], 2, { a: 2 }, 2],
  ["nobody where all have their share", ["a", "a"], 2, { a: 2 }, -1],
  ["nobody where all slots are taken", ["c"], 6, { a: 2, b: 2, d: 2 }, -1],
  ["nobody where nobody waits", [], 0, {}, -1],
])("next is %s", (_, waiting, running, inFlight, expected) => {
  expect(pickDelivery(waiting, running, new Map(Object.entries(inFlight)))).toBe(expected);
});

test("however many wait, no endpoint holds more than its share and none waits beside a free slot", () => {
  const ids = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 40 });
  fc.assert(
    fc.property(ids, (all) => {
      const waiting = [...all];
      const inFlight = new Map<string, number>();
      let running = 0;
      for (;;) {
        const [id] = waiting.splice(pickDelivery(waiting, running, inFlight) >>> 0, 1);
        if (id === undefined) break;
        inFlight.set(id, (inFlight.get(id) ?? 0) + 1);
        running += 1;
      }
      const held = [...inFlight.values()];
      expect(Math.max(0, ...held)).toBeLessThanOrEqual(DELIVERY_SHARES.perEndpoint);
      expect(running).toBeLessThanOrEqual(DELIVERY_SHARES.slots);
      const mayStart = waiting.some((id) => (inFlight.get(id) ?? 0) < DELIVERY_SHARES.perEndpoint);
      expect(mayStart && running < DELIVERY_SHARES.slots).toBe(false);
    }),
  );
});
