import { expect, test } from "vitest";
import { seeded } from "../../../test-support/seeded.ts";
import { subShape, txidShape } from "./number-shape.ts";

test.each([
  ["A-48213", "A-77190"],
  ["5f2b9c1d3e4a5b6c7d8e9f0a", "0a1b2c3d4e5f60718293a4b5"],
  ["order/12", "order/77"],
  ["WEB01005032", "WEB77005039"],
  ["1591d0c5-4cb2-45c6-a406-759c613e9d09", "1591d0c5-4712-4516-9406-759c613e9d09"],
  ["1591d0c5-4cb2-45c6-a406-759c613e9d09", "15914225-acbf-edcb-a406-75926133d109"],
  ["QQXG4TS5I6", "2UFRB5MAZB"],
])("%s and %s have one shape", (one, other) => {
  expect(txidShape(one)).toBe(txidShape(other));
});

test.each([
  ["WEB01005032", "WEB0100503"],
  ["A-48213", "48213"],
  ["A-48213", "A-482130"],
  ["A-48213", "B_48213"],
  ["0a1b2c3d4e5f60718293a4b5", "0a1b2c3d"],
])("%s and %s have two", (one, other) => {
  expect(txidShape(one)).not.toBe(txidShape(other));
});

test("random codes have hardly another shape by chance", () => {
  const random = seeded("codes");
  const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const code = () => Array.from({ length: 10 }, () => signs[Math.floor(random() * 36)]).join("");
  const others = Array.from({ length: 5_000 }, code).filter((own) => txidShape(own) !== "x10");
  expect(others.length).toBeLessThan(25);
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
