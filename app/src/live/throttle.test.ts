import { expect, test } from "vitest";
import { throttle } from "./throttle.ts";

function setUp() {
  let runs = 0;
  const timers: (() => void)[] = [];
  const throttled = throttle(
    () => {
      runs += 1;
    },
    3_000,
    (run) => {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
  );
  return { throttled, timers, runs: () => runs, elapse: () => timers.shift()?.() };
}

test("the first call runs at once, and a burst after it runs once more", () => {
  const { throttled, runs, elapse } = setUp();
  throttled.call();
  throttled.call();
  throttled.call();
  expect(runs()).toBe(1);
  elapse();
  expect(runs()).toBe(2);
});

test("a quiet interval does not run again, and the next call is immediate", () => {
  const { throttled, runs, elapse } = setUp();
  throttled.call();
  elapse();
  expect(runs()).toBe(1);
  throttled.call();
  expect(runs()).toBe(2);
});

test("a cancelled throttle runs nothing more", () => {
  const { throttled, timers, runs } = setUp();
  throttled.call();
  throttled.call();
  throttled.cancel();
  expect(timers).toHaveLength(0);
  expect(runs()).toBe(1);
});
