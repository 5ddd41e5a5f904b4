import { expect, test } from "vitest";
import { isBrokenReference, isNotUnique } from "./constraint.ts";

const wrapped = new Error("Failed query", {
  cause: new Error("D1_ERROR: UNIQUE constraint failed: links.slug: SQLITE_CONSTRAINT"),
});

test("a refusal for uniqueness is found below its wrapping, for the columns asked for", () => {
  expect(isNotUnique(wrapped, "links.slug")).toBe(true);
  expect(isNotUnique(wrapped, "domains.hostname")).toBe(false);
});

test("other failures are neither", () => {
  for (const error of [new Error("no such table"), "UNIQUE constraint failed: links.slug", null]) {
    expect(isNotUnique(error, "links.slug")).toBe(false);
    expect(isBrokenReference(error)).toBe(false);
  }
  expect(isBrokenReference(new Error("D1_ERROR: FOREIGN KEY constraint failed"))).toBe(true);
});
