import fc from "fast-check";
import { expect, test } from "vitest";
import { DELIVERY_STEPS_MS, delaySecondsUntil, MAX_DELAY_SECONDS, stepDelayMs } from "../index.ts";

test("the steps are those of Standard Webhooks: 75 h 35 min 5 s in all", () => {
  const seconds = DELIVERY_STEPS_MS.map((ms) => ms / 1_000);
  expect(seconds).toEqual([0, 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]);
  expect(seconds.reduce((sum, step) => sum + step, 0)).toBe(75 * 3_600 + 35 * 60 + 5);
});

test("jitter only ever adds, up to a tenth, and the first attempt has none", () => {
  const random = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  fc.assert(
    fc.property(random, fc.integer({ min: 0, max: 9 }), (value, step) => {
      const delayMs = stepDelayMs(step, value) ?? -1;
      const least = DELIVERY_STEPS_MS[step] ?? 0;
      expect(delayMs).toBeGreaterThanOrEqual(least);
      expect(delayMs).toBeLessThanOrEqual(Math.ceil(least * 1.1));
    }),
  );
});

test("there is no eleventh attempt", () => {
  expect(stepDelayMs(10, 0)).toBeNull();
});

test("hops add up to the whole wait, none above twelve hours and none back in time", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 400_000_000 }), (waitMs) => {
      let nowMs = 0;
      for (let hops = 0; nowMs < waitMs; hops += 1) {
        const seconds = delaySecondsUntil(waitMs, nowMs);
        expect(seconds).toBeGreaterThan(0);
        expect(seconds).toBeLessThanOrEqual(MAX_DELAY_SECONDS);
        expect(hops).toBeLessThan(10);
        nowMs += seconds * 1_000;
      }
      expect(nowMs - Math.max(0, waitMs)).toBeLessThan(1_000);
      expect(delaySecondsUntil(waitMs, nowMs)).toBe(0);
    }),
  );
});
