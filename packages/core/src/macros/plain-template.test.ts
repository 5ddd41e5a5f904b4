import fc from "fast-check";
import { expect, test } from "vitest";
import { macroValues } from "../../test-support/macro-values.ts";
import {
  compileTemplate,
  fillPlain,
  fillTemplate,
  MACROS,
  openSlot,
  parametersOf,
  plainTemplate,
} from "../index.ts";

const names = MACROS.flatMap(({ name, aliases }) => [name, ...aliases]);

/** As the fast lane fills it: sent as JSON to where the text is not known. */
function fillElsewhere(text: string, query: string): string | null {
  const template = plainTemplate(text);
  if (template === null) return null;
  const sent = JSON.parse(JSON.stringify([template, parametersOf([template])])) as [
    NonNullable<ReturnType<typeof plainTemplate>>,
    Record<string, string>,
  ];
  const [{ head, slots }, parameters] = sent;
  const opened = {
    head,
    slots: slots.map(openSlot),
    parameters: new Map(Object.entries(parameters)),
  };
  return fillPlain(opened, macroValues({ query }));
}

function fillHere(text: string, query: string): string | null {
  const template = compileTemplate(text);
  return template && fillTemplate(template, macroValues({ query }));
}

test.each(names.filter((name) => name !== "date" && name !== "referrerdomain"))(
  "{%s} is filled elsewhere as it is here",
  (name) => {
    const query = names.map((each) => `${each}=of%20${each}`).join("&");
    for (const text of [`https://a.example/{${name}}/?x={${name}}#{${name}}`]) {
      expect(fillElsewhere(text, query)).not.toBeNull();
      expect(fillElsewhere(text, query)).toBe(fillHere(text, query));
    }
  },
);

test.each([
  ["https://a.example/?d={date}", "a date needs its zone's rules"],
  ["https://a.example/?d={date:yyyy}", "a date"],
  ["https://a.example/?s={sub1:hash}", "a function"],
  ["https://a.example/?s={sub1:raw}", "a raw value"],
  ["https://a.example/?s={cost:80%}", "a share"],
  ["https://a.example/?s={referrerdomain}", "an address taken apart"],
  ["shop://cart/?c={clickid}", "an app's scheme"],
  ["javascript:alert(1)", "no web address"],
  ["//a.example/", "no scheme"],
  ["", "nothing"],
])("%s is not plain: %s", (text) => {
  expect(plainTemplate(text)).toBeNull();
});

test("whatever a template is made of, what is filled elsewhere is what is filled here", () => {
  const piece = fc.oneof(
    fc.constantFrom(...names.map((name) => `{${name}}`)),
    fc.constantFrom("{unknown}", "/", "?", "&", "=", "#", "ü", "{", "}", "://", "@", ".."),
    fc.string({ maxLength: 8 }),
  );
  const pair = fc
    .tuple(fc.constantFrom(...names), fc.string({ unit: "binary", maxLength: 40 }))
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.array(pair), (pieces, pairs) => {
      const [text, query] = [`https://a.example${pieces.join("")}`, pairs.join("&")];
      const filled = fillElsewhere(text, query);
      if (filled !== null) expect(filled).toBe(fillHere(text, query));
    }),
    { numRuns: 2_000 },
  );
});

test("values that make a URL too long are left out elsewhere as they are here", () => {
  const text = `https://a.example/?${Array.from({ length: 20 }, (_, i) => `s${i}={sub${i + 1}}`).join("&")}`;
  const query = Array.from({ length: 20 }, (_, i) => `sub${i + 1}=${"%C3%BC".repeat(200)}`);
  expect(fillElsewhere(text, query.join("&"))).toBe(fillHere(text, query.join("&")));
});

test("only the parameters that are read are sent along, in all their spellings", () => {
  const template = plainTemplate("https://a.example/?s={sub2}&o={source}");
  const parameters = parametersOf(template === null ? [] : [template]);
  expect(new Set(Object.values(parameters))).toEqual(new Set(["sub2", "source"]));
  expect(parameters).toMatchObject({ sub2: "sub2", aff_sub2: "sub2", source_id: "source" });
  expect(parametersOf([])).toEqual({});
});
