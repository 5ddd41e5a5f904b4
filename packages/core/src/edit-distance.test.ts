import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "./edit-distance.ts";

test.each([
  ["deposit", "deposit", 0],
  ["depositt", "deposit", 1],
  ["dposit", "deposit", 1],
  ["depasit", "deposit", 1],
  ["desopit", "deposit", 2],
  ["depoist", "deposit", 1],
  ["", "ab", 2],
  ["lead", "sale", 3],
  ["", "abc", 3],
])("%j and %j are %d apart, where 3 stands for too far", (a, b, distance) => {
  expect(editDistance(a, b, 2)).toBe(distance);
});

/** The definition by recursion, without a limit. */
function reference(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const [c, d] = [a.slice(1), b.slice(1)];
  const replaced = reference(c, d) + (a[0] === b[0] ? 0 : 1);
  const swapped =
    a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]
      ? reference(a.slice(2), b.slice(2)) + 1
      : Number.POSITIVE_INFINITY;
  return Math.min(reference(c, b) + 1, reference(a, d) + 1, replaced, swapped);
}

test("it is what the definition says, up to the limit, whichever way round", () => {
  const text = fc.string({ unit: fc.constantFrom(..."abc"), maxLength: 6 });
  fc.assert(
    fc.property(text, text, fc.nat({ max: 4 }), (a, b, limit) => {
      const expected = Math.min(reference(a, b), limit + 1);
      expect(editDistance(a, b, limit)).toBe(expected);
      expect(editDistance(b, a, limit)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});
