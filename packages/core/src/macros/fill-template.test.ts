import fc from "fast-check";
import { expect, test } from "vitest";
import { fill, macroClick, macroConversion, macroValues } from "../../test-support/macro-values.ts";
import { compileTemplate, fillTemplate, MACROS, MAX_URL, type MacroClick } from "../index.ts";

const ID = macroClick().id;
const names = MACROS.flatMap(({ name, aliases }) => [name, ...aliases]);

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.constantFrom("{clickid}", "..", ".", "%0d%0a", "\r\nlocation: https://evil.example", "\ud800"),
);

/** Whatever could be in a click, and more than the tracker lets in. */
const anyClick: fc.Arbitrary<MacroClick> = fc
  .record({
    id: anyText,
    country: anyText,
    region: anyText,
    city: anyText,
    language: anyText,
    asOrganization: anyText,
    userAgent: anyText,
    referrer: anyText,
    ip: anyText,
    query: anyText,
    reason: anyText,
    isKnown: fc.boolean(),
    atMs: fc.oneof(fc.maxSafeInteger(), fc.double()),
  })
  .map((change) => macroClick(change));

const anyMacro = fc
  .tuple(
    fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 12 })),
    fc.constantFrom(
      "",
      ":hash",
      ":raw",
      ":percentage",
      ":80%",
      ":a=b",
      ":yyyy,UTC",
      ":\n",
      ":{",
      ":?#",
    ),
  )
  .map(([name, argument]) => `{${name}${argument}}`);

const anyTail = fc
  .array(
    fc.oneof(
      anyMacro,
      fc.constantFrom("/", "?", "&", "=", "#", "x", "ü", "{", "}", "\\", "@", "://"),
    ),
    {
      maxLength: 20,
    },
  )
  .map((parts) => parts.join(""));

/** A header takes it, it is ASCII of bounded length, leads where its owner said, and names no macro. */
function expectSafe(url: string): void {
  expect(new Headers({ location: url }).get("location")).toBe(url);
  expect(url).toMatch(/^[\x21-\x7a\x7c\x7e]+$/);
  expect(url.length).toBeLessThanOrEqual(MAX_URL);
}

test("whatever a click holds and wherever macros stand, the URL stays a header value on its owner's host", () => {
  fc.assert(
    fc.property(anyTail, anyClick, (tail, click) => {
      const url = fill(`https://shop.example/${tail}`, { ...macroValues(), click });
      if (url === null) throw new Error("refused");
      expectSafe(url);
      expect(new URL(url).origin).toBe("https://shop.example");
    }),
    { numRuns: 3_000 },
  );
});

test("whatever the template, what is sent is http(s) and a header value", () => {
  const anyTemplate = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc
      .tuple(
        fc.constantFrom(
          "https://",
          "http://",
          "javascript:",
          "data:",
          "//",
          "",
          "\thttps://",
          "HTTPS://",
        ),
        fc.array(fc.oneof(anyMacro, fc.string({ maxLength: 8 })), { maxLength: 8 }),
      )
      .map(([start, parts]) => start + parts.join("")),
  );
  fc.assert(
    fc.property(anyTemplate, anyClick, (template, click) => {
      const url = fill(template, { ...macroValues(), click });
      if (url === null) return;
      expectSafe(url);
      expect(url).toMatch(/^https?:\/\//i);
    }),
    { numRuns: 3_000 },
  );
});

test("a value that looks like a macro is not replaced again, even raw", () => {
  const values = macroValues({ query: "sub1={clickid}&sub2=%7Bclickid%7D" });
  expect(fill("https://a.example/{sub1}?s={sub2}&r={sub1:raw}", values)).toBe(
    "https://a.example/%7Bclickid%7D?s=%7Bclickid%7D&r=%7Bclickid%7D",
  );
});

test("where values make the URL too long, long ones are left out and the click id stays", () => {
  const subs = Array.from(
    { length: 20 },
    (_, i) => `sub${i + 1}=${encodeURIComponent("語".repeat(255))}`,
  );
  const macros = Array.from({ length: 20 }, (_, i) => `s${i + 1}={sub${i + 1}}`);
  const url = fill(
    `https://a.example/?c={clickid}&${macros.join("&")}&o={country}`,
    macroValues({ query: subs.join("&") }),
  );
  expect(url).toBe(
    `https://a.example/?c=${ID}&${macros.map((macro) => macro.replace(/\{.*\}/, "")).join("&")}&o=DE`,
  );
});

test("where even short values make the URL too long, it goes out without any", () => {
  const url = fill(`https://a.example/?${"{clickid}".repeat(300)}`, macroValues());
  expect(url).toBe("https://a.example/?");
});

test("a URL of exactly the greatest length is sent whole", () => {
  const start = "https://a.example/?c={clickid}&x=";
  const room = MAX_URL - start.length - ID.length + "{clickid}".length;
  expect(fill(start + "x".repeat(room))?.length).toBe(MAX_URL);
  expect(fill(start + "x".repeat(room))).toContain(ID);
  expect(fill(start + "x".repeat(room + 1))).not.toContain(ID);
});

test("a template is filled alike each time, for whichever click it was filled before", () => {
  const template = compileTemplate(
    "https://a.example/{sub1:raw}?s={sub2:hash}&d={date:ss.SSS}&o={os}",
  );
  if (template === null) throw new Error("refused");
  fc.assert(
    fc.property(anyClick, anyClick, (one, other) => {
      const values = { ...macroValues({}, macroConversion()), click: one };
      const before = fillTemplate(template, values);
      fillTemplate(template, { ...values, click: other });
      expect(fillTemplate(template, values)).toBe(before);
    }),
  );
});
