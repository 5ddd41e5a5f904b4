import type { Verdict } from "@cleverdrip/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { NOT_PAYABLE, readVerdicts, verdictLetter } from "./observation.ts";

const verdict: fc.Arbitrary<Verdict> = fc.record({
  isUnique: fc.boolean(),
  isNewVisitor: fc.boolean(),
  isDuplicate: fc.boolean(),
});

test("verdicts read back as they were written, one character each", () => {
  fc.assert(
    fc.property(fc.array(verdict), (verdicts) => {
      const letters = verdicts.map(verdictLetter).join("");
      expect(letters).toHaveLength(verdicts.length);
      expect(readVerdicts(letters)).toEqual(verdicts);
    }),
  );
});

test("what is not payable is nothing else either", () => {
  expect(readVerdicts("-1-")).toEqual([
    NOT_PAYABLE,
    { isUnique: true, isNewVisitor: false, isDuplicate: false },
    NOT_PAYABLE,
  ]);
});
