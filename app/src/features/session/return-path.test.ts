import { expect, test } from "vitest";
import { returnPath } from "./return-path.ts";

test.each([
  ["/campaigns/cmp_1?tab=links", "/campaigns/cmp_1?tab=links"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["/sign-in?returnTo=/", "/"],
  [undefined, "/"],
  [["/a"], "/"],
])("after signing in with returnTo=%j the person lands on %s", (value, expected) => {
  expect(returnPath(value)).toBe(expected);
});
