import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBase64, encodeBase64 } from "./base64.ts";

test("any bytes are written as the reference writes them, and read back equal", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = encodeBase64(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64"));
      expect(decodeBase64(text)).toEqual(bytes);
      expect(decodeBase64(text.replaceAll("=", ""))).toEqual(bytes);
    }),
  );
});

test.each([
  ["a space", "aGVs bG8="],
  ["the URL alphabet", "aGV_bG8-"],
  ["one digit too many", "aGVsb"],
  ["padding in the middle", "aG=sbG8="],
  ["other letters", "é"],
])("%s is not base64", (_, text) => {
  expect(decodeBase64(text)).toBeNull();
});
