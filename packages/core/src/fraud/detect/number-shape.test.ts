import { expect, test } from "vitest";
import { subShape, txidShape } from "./number-shape.ts";

test.each([
  ["A-48213", "A-77190"],
  ["5f2b9c1d3e4a5b6c7d8e9f0a", "0a1b2c3d4e5f60718293a4b5"],
  ["order/12", "order/77"],
])("%s and %s have one shape", (one, other) => {
  expect(txidShape(one)).toBe(txidShape(other));
});

test.each([
  ["A-48213", "48213"],
  ["A-48213", "A-482130"],
  ["A-48213", "B_48213"],
  ["0a1b2c3d4e5f60718293a4b5", "0a1b2c3d"],
])("%s and %s have two", (one, other) => {
  expect(txidShape(one)).not.toBe(txidShape(other));
});

test.each([
  ["summer-12", "winter-999", true],
  ["summer-12", "summer12", false],
  ["a1", "b1", false],
])("the sub ids %s and %s are of one kind: %s", (one, other, isSame) => {
  expect(subShape(one) === subShape(other)).toBe(isSame);
});

test("shapes have an end", () => {
  const long = "a-".repeat(200);
  expect([txidShape(long).length, subShape(long).length]).toEqual([24, 24]);
});
