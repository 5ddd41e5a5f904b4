import { expect, test } from "vitest";
import { reconnectDelayMs } from "./backoff.ts";

test("each failed attempt doubles the pause, up to half a minute", () => {
  expect([0, 1, 2, 3].map((failures) => reconnectDelayMs(failures, 1))).toEqual([
    500, 1000, 2000, 4000,
  ]);
  expect(reconnectDelayMs(50, 1)).toBe(30_000);
});

test("chance spreads the pause over its upper half", () => {
  expect(reconnectDelayMs(3, 0)).toBe(2_000);
  expect(reconnectDelayMs(3, 0.5)).toBe(3_000);
});
