import fc from "fast-check";
import { expect, test } from "vitest";
import { hexOf, utf8Bytes } from "./utf8-bytes.ts";

test("every text gives the bytes that TextEncoder gives, also where it is malformed", () => {
  const encoder = new TextEncoder();
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom("\ud83d", "\ude00", "%", "%41", "é", "a") }),
  );
  fc.assert(
    fc.property(text, (value) => {
      expect(hexOf(utf8Bytes(value))).toBe(Buffer.from(encoder.encode(value)).toString("hex"));
    }),
    { numRuns: 500 },
  );
});

test("hex is lower-case, two digits a byte", () => {
  expect(hexOf(new Uint8Array([0, 10, 255]))).toBe("000aff");
});
