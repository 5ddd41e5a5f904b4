import { expect, test } from "vitest";
import { setupTokenOf } from "./setup-token.ts";

test.each([
  ["#token=abc-123", "abc-123"],
  ["token=abc%2B1", "abc+1"],
  ["", ""],
  ["#other=1", ""],
])("the fragment %j carries the token %j", (hash, token) => {
  expect(setupTokenOf(hash)).toBe(token);
});
