import { expect, test } from "vitest";
import { changedFields, priorFields } from "./changed-fields.ts";

type Fields = { name: string; url: string | null };
const current = { name: "a", url: "https://x.example", other: 1 };

test("only fields that are given and differ are changes", () => {
  expect(changedFields<Fields>(current, { name: undefined, url: null })).toEqual({ url: null });
  expect(changedFields<Fields>(current, { name: "a" })).toEqual({});
  expect(changedFields<Fields>(current, {})).toEqual({});
});

test("what was there before is told for the changed fields alone", () => {
  expect(priorFields<Fields>(current, { url: null })).toEqual({ url: "https://x.example" });
});
