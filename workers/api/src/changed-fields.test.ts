import { expect, test } from "vitest";
import { changedFields, priorFields } from "./changed-fields.ts";

type Fields = { name: string; url: string | null };
const current = { name: "a", url: "https://x.example", other: 1 };

test("only fields that are given and differ are changes", () => {
  expect(changedFields<Fields>(current, { name: undefined, url: null })).toEqual({ url: null });
  expect(changedFields<Fields>(current, { name: "a" })).toEqual({});
  expect(changedFields<Fields>(current, {})).toEqual({});
});

test.each([
  [["a", "b"], ["a", "b"], true],
  [["a", "b"], ["b", "a"], false],
  [["a"], ["a", "b"], false],
  [{ x: 1, y: [{ z: null }] }, { y: [{ z: null }], x: 1 }, true],
  [{ x: 1 }, { x: 1, y: 2 }, false],
  [{ x: 1, y: undefined }, { x: 1, z: 2 }, false],
  [{ x: null }, { x: {} }, false],
])("%j to %j is no change: %s", (before, after, isSame) => {
  const changed = changedFields<{ value: unknown }>({ value: before }, { value: after });
  expect(changed).toEqual(isSame ? {} : { value: after });
});

test("what was there before is told for the changed fields alone", () => {
  expect(priorFields<Fields>(current, { url: null })).toEqual({ url: "https://x.example" });
});
