import fc from "fast-check";
import { expect, test } from "vitest";
import { readJson } from "./read-json.ts";

test.each([
  [
    '{"a":"x","b":1,"c":true,"d":null}',
    [
      ["a", "x"],
      ["b", "1"],
      ["c", "true"],
    ],
  ],
  [
    '{"a":1.50,"b":1e3,"c":-0.0}',
    [
      ["a", "1.50"],
      ["b", "1e3"],
      ["c", "-0.0"],
    ],
  ],
  ['{"a":12345678901234567890}', [["a", "12345678901234567890"]]],
  [
    '{"a":{"b":1.0,"c":[2]},"d":[]}',
    [
      ["a", '{"b":1,"c":[2]}'],
      ["d", "[]"],
    ],
  ],
  [
    '{"":"x","__proto__":"y"}',
    [
      ["", "x"],
      ["__proto__", "y"],
    ],
  ],
  ["{}", []],
])("%s is read as it was written", (text, pairs) => {
  expect(readJson(text)).toEqual(pairs);
});

test.each(["", "{", "[]", '"a"', "1", "null", '{"a":}'])("%j is no object", (text) => {
  expect(readJson(text)).toBeNull();
});

test("texts come out as they went in, and nothing whatever throws", () => {
  const flat = fc.dictionary(fc.string(), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(flat, (given) => {
      expect(readJson(JSON.stringify(given))).toEqual(Object.entries(given));
    }),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(() => readJson(text)).not.toThrow();
    }),
  );
});
