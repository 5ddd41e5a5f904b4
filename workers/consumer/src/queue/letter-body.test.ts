import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOf, keepBody, readBody } from "./letter-body.ts";

const utf8 = new TextEncoder();

test("JSON is kept as it was written, and read as the value that it was", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value: unknown = JSON.parse(text);
      // A string of its own may have come as text.
      fc.pre(typeof value !== "string" && !text.includes("-0") && !text.includes("__proto__"));
      const kept = keepBody(value);
      expect(kept).toMatchObject({ encoding: "json", body: JSON.stringify(value) });
      expect(readBody(kept.body, kept.encoding)).toEqual(value);
      expect(kept.bodyBytes).toBe(utf8.encode(kept.body).byteLength);
    }),
  );
});

test("any bytes, also such that are no UTF-8, are kept and come back the same", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      for (const body of [bytes, bytes.slice().buffer]) {
        const kept = keepBody(body);
        expect(kept).toMatchObject({ encoding: "bytes", bodyBytes: bytes.byteLength });
        expect(bytesOf(kept)).toEqual(bytes);
        expect(new Uint8Array(readBody(kept.body, kept.encoding) as ArrayBuffer)).toEqual(bytes);
      }
    }),
  );
});

test("large bytes are kept as well", () => {
  const bytes = new Uint8Array(300_000).map((_, i) => i);
  expect(bytesOf(keepBody(bytes)).join()).toBe(bytes.join());
});

test("any text comes back the same, whatever is in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const kept = keepBody(text);
      expect(readBody(kept.body, kept.encoding)).toBe(text);
    }),
  );
});

test.each([
  ["hello", "text", "hello"],
  ["{not json", "text", "{not json"],
  ["", "text", ""],
  // A column may end a text there, and UTF-8 has no half characters.
  ["a\0b", "json", String.raw`"a\u0000b"`],
  ["\ud800", "json", String.raw`"\ud800"`],
])("the text %j is kept as %s", (text, encoding, body) => {
  expect(keepBody(text)).toMatchObject({ encoding, body });
});

function knot(): object {
  const value: Record<string, unknown> = {};
  value["self"] = value;
  return value;
}

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i += 1) value = [value];
  return value;
}

test.each<[string, unknown, RegExp]>([
  ["nothing", undefined, /undefined/],
  ["a big number", { n: 12n }, /12/],
  ["no number", { n: Number.NaN }, /null/],
  ["a map", new Map([["a", 1]]), /\["a",1\]/],
  ["a date", { at: new Date(0) }, /1970/],
  ["a value that holds itself", knot(), /cannot be written down|Object/],
  ["a value that is nested too deep", deep(200_000), /cannot be written down/],
])("%s is described, and says that it cannot be replayed", (_, value, words) => {
  const kept = keepBody(value);
  expect(kept.encoding).toBe("described");
  expect(kept.body).toMatch(words);
  expect(() => readBody(kept.body, kept.encoding)).toThrow("cannot be replayed");
});
