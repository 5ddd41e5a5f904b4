import { expect, test } from "vitest";
import { errorUnder } from "./error-under.ts";

const ERRORS = { "caps.1.limit": "too large", "caps.10": "one too many" };

test.each([
  ["caps.1", "too large"],
  ["caps.10", "one too many"],
  ["caps", "too large"],
  ["caps.0", undefined],
  ["cap", undefined],
])("under %s the first complaint is %s", (path, expected) => {
  expect(errorUnder(ERRORS, path)).toBe(expected);
});
