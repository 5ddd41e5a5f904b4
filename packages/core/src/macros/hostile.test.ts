import strings from "big-list-of-naughty-strings" with { type: "json" };
import { expect, test } from "vitest";
import { macroClick, macroValues } from "../../test-support/macro-values.ts";
import {
  compileTemplate,
  fillTemplate,
  findMacroProblems,
  MACROS,
  readAgent,
  readClickParameters,
  readQueryParameter,
  type MacroClick,
} from "../index.ts";

const HOST = "https://shop.example";
const ENDS = [
  "",
  ":raw",
  ":hash",
  ":percentage",
  ":50%",
  ":a=1 b=2",
  ":yyyy-MM-dd HH:mm,Asia/Tokyo",
];

/** Every macro with every function, in path, query and fragment, four to a URL. */
const templates = MACROS.flatMap(({ name, aliases }) =>
  [name, ...aliases.slice(0, 1)].flatMap((spelling) =>
    ENDS.map((end) => {
      const macro = `{${spelling}${end}}`;
      return `${HOST}/${macro}/x?a=1&b=${macro}?c=${macro}#${macro}`;
    }),
  ),
).map((text) => compileTemplate(text));

function isSafe(url: string): boolean {
  if (!url.startsWith(`${HOST}/`) || url.length > 8_192) return false;
  if (new Headers({ location: url }).get("location") !== url) return false;
  return /^[\x21-\x7a\x7c\x7e]+$/.test(url);
}

/** A visitor who puts the same text wherever a visitor can. */
function hostileClick(text: string, query: string): MacroClick {
  return macroClick({
    userAgent: text,
    referrer: text,
    language: text,
    city: text,
    asOrganization: text,
    query,
  });
}

const everyParameter = [
  "sub1",
  "aff_sub2",
  "source",
  "ref_id",
  "coupon",
  "cost",
  "gclid",
  "fbclid",
];

/** The text as a browser would send it, and as it stands. */
function queriesOf(text: string): string[] {
  const encoded = encodeURIComponent(text.toWellFormed());
  return [encoded, text].map((value) => everyParameter.map((name) => `${name}=${value}`).join("&"));
}

test("over 100,000 URLs from the naughty strings lead to their owner's host and fit a header", () => {
  let made = 0;
  const unsafe: string[] = [];
  for (const text of strings) {
    for (const query of queriesOf(text)) {
      const values = { ...macroValues(), click: hostileClick(text, query) };
      for (const template of templates) {
        if (template === null) throw new Error("refused");
        const url = fillTemplate(template, values);
        made += 1;
        if (!isSafe(url)) unsafe.push(url);
      }
    }
  }
  expect(unsafe).toEqual([]);
  expect(made).toBeGreaterThan(100_000);
}, 60_000);

test("no naughty string as a destination leads anywhere but to http(s), or breaks a header", () => {
  for (const text of strings) {
    for (const template of [
      text,
      `https://${text}`,
      `${HOST}/${text}`,
      `${HOST}/?q=${text}#{clickid}`,
    ]) {
      findMacroProblems(template);
      const compiled = compileTemplate(template, { appSchemes: ["javascript", "data", "file"] });
      if (compiled === null) continue;
      const url = fillTemplate(compiled, macroValues());
      expect(url).toMatch(/^https?:\/\/[\x21-\x7a\x7c\x7e]+$/i);
      expect(new Headers({ location: url }).get("location")).toBe(url);
      expect(template.startsWith(HOST) ? url : HOST).toContain(HOST);
    }
  }
});

test.each(strings.map((text) => [text]))("parameters are read from %j and never throw", (text) => {
  const [encoded = "", plain = ""] = queriesOf(text);
  const { subs, source, cut } = readClickParameters(encoded);
  const expected = text.toWellFormed();
  const isCut = expected.length > 255;
  expect(subs["sub1"] ?? "").toBe(isCut ? subs["sub1"] : expected);
  expect(source).toBe(subs["sub2"] ?? "");
  expect(cut.includes("sub1")).toBe(isCut);
  expect(readQueryParameter(encoded, "SUB1")).toBe(expected);
  readClickParameters(plain);
  readClickParameters(text);
  readQueryParameter(text, text);
  readAgent(text);
});
