import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decodeBase32,
  encodeBase32,
  entityId,
  entityIdTime,
  firstEntityIdAt,
  textHash,
} from "./index.ts";

test("bytes survive the way there and back", () => {
  const bytes = fc
    .array(fc.uint8Array({ minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 })
    .map((groups) => Uint8Array.from(groups.flatMap((group) => [...group])));
  fc.assert(
    fc.property(bytes, (b) => {
      expect(decodeBase32(encodeBase32(b))).toEqual(b);
    }),
  );
});

test("text that is not base32 is null", () => {
  for (const text of ["", "abcdefg", "abcdefgu", "abc def!", "ééééééé1"])
    expect(decodeBase32(text)).toBeNull();
});

test("a length that is no multiple of five bytes is a bug and throws", () => {
  expect(() => encodeBase32(new Uint8Array(4))).toThrow(RangeError);
});

test("entity ids sort by the time they were made", () => {
  const time = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2059, 0, 1) });
  const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(time, time, random, random, (a, b, r1, r2) => {
      fc.pre(a < b);
      expect(entityId("cmp", a, r1) < entityId("cmp", b, r2)).toBe(true);
      expect(firstEntityIdAt("cmp", b) <= entityId("cmp", b, r2)).toBe(true);
      expect(entityIdTime("cmp", entityId("cmp", a, r1))).toBe(a);
    }),
  );
});

test.each(["bat_x", "bat_" + "u".repeat(24), "cmp_" + "0".repeat(24), "0".repeat(24), ""])(
  "%s is no batch id and has no time",
  (id) => {
    expect(entityIdTime("bat", id)).toBeNull();
  },
);

test("a hundred thousand texts have as many hashes", () => {
  const hashes = new Set(
    Array.from({ length: 100_000 }, (_, i) => textHash(`address:10.0.${i >> 8}.${i & 255}`)),
  );
  expect(hashes.size).toBe(100_000);
  expect(Math.max(...hashes)).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
});
