import fc from "fast-check";
import { expect, test } from "vitest";
import { fill, macroValues } from "../../test-support/macro-values.ts";

const values = macroValues({ query: "sub1=one&sub2=" + encodeURIComponent("?a=1&b=2") });
const ID = values.click.id;

test.each([
  ["https://a.example/?x=1?c={clickid}", `https://a.example/?x=1&c=${ID}`],
  [
    "https://a.example/p?x=1&y=2?c={clickid}?d=3#f?g=4",
    `https://a.example/p?x=1&y=2&c=${ID}&d=3#f?g=4`,
  ],
  ["https://a.example/??c={clickid}", `https://a.example/?&c=${ID}`],
  ["https://a.example/?x=1?{sub1}={clickid}", `https://a.example/?x=1&one=${ID}`],
  ["https://a.example/{sub2:raw}?c={clickid}", `https://a.example/?a=1&b=2&c=${ID}`],
  ["https://a.example/?c={clickid}{sub2:raw}", `https://a.example/?c=${ID}&a=1&b=2`],
  ["https://a.example/?c={clickid}{sub2:raw}#a?b=1", `https://a.example/?c=${ID}&a=1&b=2#a?b=1`],
])("%s loses no parameter to a second question mark", (template, url) => {
  expect(fill(template, values)).toBe(url);
});

test.each([
  "https://a.example/?q=why?",
  "https://a.example/?q=why?not&x=1",
  "https://a.example/?to=https://b.example/?x=1&y=2",
  "https://a.example/?to=https%3A%2F%2fb.example%2F?x=1&y=2",
  "https://a.example/#/route?x=1?y=2",
  "https://a.example/?x=1#/route?y=2?z=3",
  "https://a.example/?a=1&b=%3Fc=2",
])("%s stays as it is: nothing is lost there", (url) => {
  expect(fill(url, values)).toBe(url);
});

test("a value in the path that is not raw brings no query along", () => {
  expect(fill("https://a.example/{sub2}?c=1", values)).toBe(
    "https://a.example/%3Fa%3D1%26b%3D2?c=1",
  );
});

test("an address that comes in raw does not swallow the parameters behind it", () => {
  const query = `sub1=${encodeURIComponent("?to=https://b.example/")}`;
  expect(fill("https://a.example/{sub1:raw}?c={clickid}", macroValues({ query }))).toBe(
    `https://a.example/?to=https://b.example/&c=${ID}`,
  );
});

test("whatever raw values bring, the owner's own parameters arrive", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      const query = `sub1=${encodeURIComponent(text.toWellFormed())}`;
      const url = fill("https://a.example/p/{sub1:raw}?own=1&c={clickid}", macroValues({ query }));
      const { host, searchParams } = new URL(url ?? "");
      expect(host).toBe("a.example");
      expect(searchParams.getAll("c")).toContain(ID);
    }),
  );
});
