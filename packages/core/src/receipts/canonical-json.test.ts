import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, type Json } from "./canonical-json.ts";

test("names stand in order of their letters, without white space, at every depth", () => {
  expect(canonicalJson({ b: [{ z: null, a: "é" }], a: true })).toBe(
    '{"a":true,"b":[{"a":"é","z":null}]}',
  );
});

test("however a value was written, its text is the same, and reads back as that value", () => {
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      fc.string(),
      fc.maxSafeInteger(),
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.string({ minLength: 1 }), tie("value"), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    ),
  }));
  fc.assert(
    fc.property(value, (own) => {
      const text = canonicalJson(own);
      const back: Json = JSON.parse(JSON.stringify(JSON.parse(text), null, 2));
      expect(canonicalJson(back)).toBe(text);
    }),
  );
});

test.each([0.5, Number.NaN, 2 ** 53])("%d is no number that receipts hold", (n) => {
  expect(() => canonicalJson({ n })).toThrow("whole numbers alone");
});
