import { firstClickIdAt } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { clickIdTimeMs } from "./id-time.ts";

test.each([Date.UTC(2025, 0, 1), Date.UTC(2026, 4, 1, 12, 30, 15, 123), Date.UTC(2059, 0, 1)])(
  "an id made at %i says so, in either case",
  (atMs) => {
    const id = firstClickIdAt(atMs);
    expect(clickIdTimeMs(id)).toBe(atMs);
    expect(clickIdTimeMs(id.toUpperCase())).toBe(atMs);
  },
);

test("what is no id has no time", () => {
  expect(clickIdTimeMs("u".repeat(32))).toBeNaN();
});
