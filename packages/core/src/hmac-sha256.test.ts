import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hmacSha256 } from "./index.ts";

const bytes = (maxLength: number) => fc.uint8Array({ minLength: 0, maxLength });

test("every key and message gives what the reference implementation gives", () => {
  fc.assert(
    fc.property(bytes(200), bytes(300), (key, message) => {
      const expected = createHmac("sha256", key).update(message).digest("hex");
      expect(Buffer.from(hmacSha256(key)(message)).toString("hex")).toBe(expected);
    }),
    { numRuns: 500 },
  );
});

test("lengths around a block's end are padded as the standard says", () => {
  const mac = hmacSha256(new Uint8Array(32).fill(7));
  for (let length = 50; length <= 130; length += 1) {
    const message = new Uint8Array(length).fill(length);
    const expected = createHmac("sha256", new Uint8Array(32).fill(7)).update(message).digest("hex");
    expect(Buffer.from(mac(message)).toString("hex")).toBe(expected);
  }
});

test("RFC 4231, test case 2", () => {
  const text = (value: string) => new TextEncoder().encode(value);
  const mac = hmacSha256(text("Jefe"))(text("what do ya want for nothing?"));
  expect(Buffer.from(mac).toString("hex")).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
});

test("one function may be used again: calls leave no trace in each other", () => {
  const mac = hmacSha256(new Uint8Array(32));
  const first = mac(new Uint8Array([1]));
  mac(new Uint8Array(200).fill(9));
  expect(mac(new Uint8Array([1]))).toEqual(first);
});
