import fc from "fast-check";
import { expect, test } from "vitest";
import { volumeStepAt, type VolumeCommission } from "../index.ts";

const volume: VolumeCommission = {
  metric: "conversions",
  period: "month",
  steps: [
    { from: 1_000, ppm: 200_000 },
    { from: 100, ppm: 100_000 },
  ],
};

test.each([
  [0, null],
  [99, null],
  [100, 100_000],
  [999, 100_000],
  [1_000, 200_000],
  [1_000_000, 200_000],
])("after %i conversions the next one earns %j ppm more", (figure, ppm) => {
  expect(volumeStepAt(volume, figure)?.ppm ?? null).toBe(ppm);
});

test("the order of the steps does not matter, and more volume never reaches a lower step", () => {
  const step = fc.record({ from: fc.nat(1_000), ppm: fc.nat(1_000_000) });
  const steps = fc.uniqueArray(step, { selector: ({ from }) => from });
  fc.assert(
    fc.property(steps, fc.nat(1_000), fc.nat(1_000), (drawn, figure, more) => {
      const forwards = volumeStepAt({ ...volume, steps: drawn }, figure);
      expect(volumeStepAt({ ...volume, steps: drawn.toReversed() }, figure)).toEqual(forwards);
      const later = volumeStepAt({ ...volume, steps: drawn }, figure + more);
      expect(later?.from ?? -1).toBeGreaterThanOrEqual(forwards?.from ?? -1);
    }),
  );
});
