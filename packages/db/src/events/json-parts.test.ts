import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonParts, MAX_PART } from "./json-parts.ts";

test("parts hold all rows in their order, and each fits unless a row alone does not", () => {
  const rows = fc.array(fc.array(fc.string({ maxLength: 60 }), { maxLength: 4 }));
  fc.assert(
    fc.property(rows, fc.integer({ min: 20, max: 200 }), (all, maxLength) => {
      const parts = jsonParts(all, maxLength);
      const read = parts.map((part) => JSON.parse(part) as unknown[]);
      expect(read.flat(1)).toEqual(all);
      for (const [i, part] of parts.entries())
        expect(part.length <= maxLength || read[i]?.length === 1).toBe(true);
    }),
  );
});

test("a part of letters that take most bytes is within what D1 takes", () => {
  const [part = ""] = jsonParts(Array.from({ length: 2_000 }, () => "あ".repeat(300)));
  expect(part.length).toBeGreaterThan(MAX_PART / 2);
  expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(2_000_000);
});

test("no rows are no part", () => {
  expect(jsonParts([])).toEqual([]);
});
