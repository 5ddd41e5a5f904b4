import { expect, test } from "vitest";
import { addToSetHash } from "./index.ts";

test("a set hash does not depend on the order and tells a doubled event", () => {
  const [a, b] = [2 ** 48 - 1, 12_345];
  expect(addToSetHash(addToSetHash(0, a), b)).toBe(addToSetHash(addToSetHash(0, b), a));
  expect(addToSetHash(addToSetHash(0, a), a)).not.toBe(addToSetHash(0, a));
});
