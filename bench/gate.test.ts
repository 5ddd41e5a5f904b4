import { expect, test } from "vitest";
import { describeGate, isHeld, type Gate } from "./gate.ts";

const gate: Gate = { name: "throughput", measured: 0.7, limit: 0.7, bound: "at least" };

test.each([
  [{ ...gate }, true],
  [{ ...gate, measured: 0.699 }, false],
  [{ ...gate, bound: "at most" as const }, true],
  [{ ...gate, bound: "at most" as const, measured: 0.701 }, false],
  [{ ...gate, measured: Number.NaN }, false],
  [{ ...gate, bound: "at most" as const, measured: Number.NaN }, false],
])("%o holds: %s", (measured, held) => {
  expect(isHeld(measured)).toBe(held);
});

test("a gate says what was measured, what is promised, and whether it holds", () => {
  expect(describeGate({ ...gate, measured: 0.71234, unit: "µs" })).toBe(
    "holds  throughput: 0.712 µs, at least 0.7 µs",
  );
  expect(describeGate({ ...gate, measured: 0.5 })).toContain("FAILS");
});
