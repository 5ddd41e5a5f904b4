import { expect, test } from "vitest";
import { memoize } from "./memoize.ts";

test("an answer is worked out once for a text, and anew when too many were kept", () => {
  const asked: string[] = [];
  const length = memoize((text) => asked.push(text) && text.length, 2);
  expect([length("a"), length("bb"), length("a"), length("bb")]).toEqual([1, 2, 1, 2]);
  expect(asked).toEqual(["a", "bb"]);
  expect([length("ccc"), length("a")]).toEqual([3, 1]);
  expect(asked).toEqual(["a", "bb", "ccc", "a"]);
});
