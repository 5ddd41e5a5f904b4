import fc from "fast-check";
import { expect, test } from "vitest";
import { modelShares, POSITION_BASED, type AttributionModel, type Touch } from "../index.ts";

const HOUR_MS = 3_600_000;

function touchesAt(...hours: readonly number[]): readonly Touch[] {
  return hours.map((hour, index) => ({
    id: `click${index}`,
    kind: "click",
    atMs: hour * HOUR_MS,
    publisherId: "pub_1",
    visitorId: null,
    fingerprint: null,
  }));
}

const hourlyDecay: AttributionModel = { kind: "time-decay", halfLifeMs: HOUR_MS };
const endsOnly: AttributionModel = { kind: "position", firstPpm: 700_000, lastPpm: 300_000 };
const middleOnly: AttributionModel = { kind: "position", firstPpm: 0, lastPpm: 0 };

test.each<[AttributionModel, readonly number[], readonly number[]]>([
  [{ kind: "last" }, [0, 1, 2], [0, 0, 1_000_000]],
  [{ kind: "first" }, [0, 1, 2], [1_000_000, 0, 0]],
  [{ kind: "linear" }, [0, 1, 2], [333_334, 333_333, 333_333]],
  [{ kind: "linear" }, [0, 1, 2, 3], [250_000, 250_000, 250_000, 250_000]],
  [POSITION_BASED, [0], [1_000_000]],
  [POSITION_BASED, [0, 1], [500_000, 500_000]],
  [POSITION_BASED, [0, 1, 2], [400_000, 200_000, 400_000]],
  [POSITION_BASED, [0, 1, 2, 3], [400_000, 100_000, 100_000, 400_000]],
  [POSITION_BASED, [0, 1, 2, 3, 4], [400_000, 66_667, 66_667, 66_666, 400_000]],
  [endsOnly, [0, 1], [700_000, 300_000]],
  [endsOnly, [0, 1, 2], [700_000, 0, 300_000]],
  [middleOnly, [0, 1], [500_000, 500_000]],
  [middleOnly, [0, 1, 2], [0, 1_000_000, 0]],
  [hourlyDecay, [0, 1], [333_333, 666_667]],
  [hourlyDecay, [0, 1, 2], [142_857, 285_714, 571_429]],
  [hourlyDecay, [5, 5], [500_000, 500_000]],
  [hourlyDecay, [0, 1_000], [0, 1_000_000]],
])("by %o touches at hours %j share %j", (model, hours, shares) => {
  expect(modelShares(model, touchesAt(...hours))).toEqual(shares);
});

test("nobody shares nothing", () => {
  expect(modelShares({ kind: "linear" }, [])).toEqual([]);
});

const model: fc.Arbitrary<AttributionModel> = fc.oneof(
  fc.record({ kind: fc.constantFrom("last", "first", "linear") }),
  fc.record({
    kind: fc.constant("position"),
    firstPpm: fc.nat(500_000),
    lastPpm: fc.nat(500_000),
  }),
  fc.record({ kind: fc.constant("time-decay"), halfLifeMs: fc.integer({ min: 1, max: 10 ** 9 }) }),
);

test("the shares of every model are together exactly one million parts, none below 0", () => {
  const hours = fc.array(fc.nat(2_000), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(model, hours, (drawn, times) => {
      const shares = modelShares(drawn, touchesAt(...times.toSorted((a, b) => a - b)));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(1_000_000);
      expect(shares.every((share) => share >= 0)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("by time decay a later touch never gets less", () => {
  const hours = fc.uniqueArray(fc.nat(500), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(hours, (times) => {
      const shares = modelShares(hourlyDecay, touchesAt(...times.toSorted((a, b) => a - b)));
      expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    }),
  );
});
