import { firstClickIdAt, mintClickId } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { clickIdLinkNumber, clickIdTimeMs } from "./id-time.ts";

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

test.each([0, 1, 15, 16, 4_294_967_295])("an id of link %i says so", (linkNumber) => {
  const random = [15, 4_294_967_295] as const;
  const parts = { atMs: Date.UTC(2026, 4, 1), keyVersion: 15, linkNumber, random };
  expect(clickIdLinkNumber(mintClickId(parts, () => new Uint8Array(32)))).toBe(linkNumber);
});

test("what is no id has no link", () => {
  expect(clickIdLinkNumber("u".repeat(32))).toBeNaN();
});
