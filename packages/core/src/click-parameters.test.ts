import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_PARAMETERS, readClickParameters, readQueryParameter } from "./index.ts";

const twenty = Array.from({ length: 20 }, (_, i) => i + 1);

test.each(
  twenty.flatMap((n) => {
    const names = `sub${n} subid${n} sub_id_${n} aff_sub${n} s${n} p${n} c${n} var${n}`.split(" ");
    return [...names, ...(n === 1 ? ["aff_sub"] : [])].map((name): [string, string] => [
      name,
      `sub${n}`,
    ]);
  }),
)("%s is %s", (name, field) => {
  expect(readClickParameters(`${name}=x`).subs).toEqual({ [field]: "x" });
  expect(readClickParameters(`${name.toUpperCase()}=x`).subs).toEqual({ [field]: "x" });
});

test.each([
  ["source", "source"],
  ["source_id", "source"],
  ["externalid", "externalId"],
  ["external_id", "externalId"],
  ["ref_id", "externalId"],
  ["aff_click_id", "externalId"],
  ["coupon", "coupon"],
  ["coupon_code", "coupon"],
  ["promo_code", "coupon"],
  ["cost", "cost"],
  ["cpc", "cost"],
] as const)("%s is the %s", (name, field) => {
  expect(readClickParameters(`x=1&${name}=12&y=2`)).toEqual({ ...NO_PARAMETERS, [field]: "12" });
});

test.each([
  ["gclid", "gclid"],
  ["gbraid", "gbraid"],
  ["wbraid", "wbraid"],
  ["dclid", "dclid"],
  ["fbclid", "fbclid"],
  ["ttclid", "ttclid"],
  ["msclkid", "msclkid"],
  ["twclid", "twclid"],
  ["li_fat_id", "li_fat_id"],
  ["ScCid", "sccid"],
  ["sclid", "sccid"],
  ["epik", "epik"],
  ["rdt_cid", "rdt_cid"],
  ["yclid", "yclid"],
])("%s is an ad click id", (name, field) => {
  expect(readClickParameters(`${name}=a-B_c`).adIds).toEqual({ [field]: "a-B_c" });
});

test.each([
  "",
  "&",
  "=",
  "&&=&",
  "x=1",
  "sub21=x",
  "sub0=x",
  "sub=x",
  "sub1",
  "sub1=",
  "__proto__=x",
  "constructor=x",
])("%j gives nothing", (query) => {
  expect(readClickParameters(query)).toEqual(NO_PARAMETERS);
});

test("the first of repeated names wins in whichever spelling, one without a value is not given", () => {
  const query = "s1=&SUB1=a&sub1=b&aff_sub=c&source=&source_id=d&source=e&gclid=f&GCLID=g";
  expect(readClickParameters(query)).toEqual({
    ...NO_PARAMETERS,
    subs: { sub1: "a" },
    source: "d",
    adIds: { gclid: "f" },
  });
});

test("names without values, and signs of their own in values, leave the others as they are", () => {
  const query = "x&sub1=a=b&&=y&sub2&sub3==&s4=&sub5=c&z";
  expect(readClickParameters(query).subs).toEqual({ sub1: "a=b", sub3: "=", sub5: "c" });
});

test("a query is read as its pairs are, one by one", () => {
  const text = fc.array(
    fc.constantFrom("sub1", "s2", "SUB3", "source", "gclid", "a", "=", "&", "+", "%41"),
  );
  fc.assert(
    fc.property(text, (parts) => {
      const query = parts.join("");
      const alone = query.split("&").map((pair) => readClickParameters(pair));
      const first = (found: (of: (typeof alone)[number]) => string | undefined) =>
        alone.map(found).find((value) => value !== undefined && value !== "");
      const { subs, source, adIds } = readClickParameters(query);
      expect([subs["sub1"], subs["sub2"], subs["sub3"], source, adIds["gclid"]]).toEqual([
        first((of) => of.subs["sub1"]),
        first((of) => of.subs["sub2"]),
        first((of) => of.subs["sub3"]),
        first((of) => of.source) ?? "",
        first((of) => of.adIds["gclid"]),
      ]);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["sub1", 255],
  ["source", 255],
  ["ref_id", 255],
  ["coupon", 255],
  ["gclid", 512],
])("%s longer than %d is cut and named, never refused", (name, limit) => {
  const read = (length: number) => readClickParameters(`${name}=${"x".repeat(length)}`);
  const values = ({ subs, source, externalId, coupon, adIds }: typeof NO_PARAMETERS) =>
    [...Object.values(subs), source, externalId, coupon, ...Object.values(adIds)].join("");
  expect(read(limit).cut).toEqual([]);
  expect(values(read(limit))).toHaveLength(limit);
  expect(read(limit + 1).cut).toHaveLength(1);
  expect(values(read(9_000))).toHaveLength(limit);
});

test("what is cut is named once by its field, and keeps whole characters", () => {
  const query = `aff_sub=${"x".repeat(254)}${encodeURIComponent("😀")}&sub1=y&SUB2=${"z".repeat(300)}`;
  const { subs, cut } = readClickParameters(query);
  expect(subs["sub1"]).toBe("x".repeat(254));
  expect(cut).toEqual(["sub1", "sub2"]);
});

test.each(["0", "0.25", "12", ".5", "3.", "99999999999999999999"])(
  "a cost of %s is kept as written",
  (cost) => {
    expect(readClickParameters(`cpc=${cost}`)).toEqual({ ...NO_PARAMETERS, cost });
  },
);

test.each([
  "-1",
  "1e3",
  "0,25",
  "$1",
  "{cost}",
  "1.2.3",
  ".",
  "1 000",
  "0.1234567890123456789",
  "٣",
])("a cost of %s is no plain decimal: left out and named, and a later one is taken", (cost) => {
  const written = encodeURIComponent(cost);
  expect(readClickParameters(`cost=${written}`)).toEqual({ ...NO_PARAMETERS, cut: ["cost"] });
  expect(readClickParameters(`cost=${written}&cpc=0.5`).cost).toBe("0.5");
});

test("a query is decoded as browsers decode forms, also where it is malformed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (value) => {
      fc.pre(value.length <= 255);
      const query = new URLSearchParams({ sub1: value }).toString();
      expect(readClickParameters(query).subs["sub1"] ?? "").toBe(value.toWellFormed());
    }),
  );
  expect(readClickParameters("sub1=a%2Gb%&sub2=%ff%20x&sub3=a=b&su%62%34=d").subs).toEqual({
    sub1: "a%2Gb%",
    sub2: "%ff x",
    sub3: "a=b",
    sub4: "d",
  });
});

test("no query whatever throws, and nothing kept is longer than its limit", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (query) => {
      const { subs, adIds, cut, ...plain } = readClickParameters(`sub1=${query}&cost=${query}`);
      for (const value of [...Object.values(subs), ...Object.values(plain)]) {
        expect(value.length).toBeLessThanOrEqual(255);
      }
      expect(Object.keys(adIds).length + cut.length).toBeLessThan(40);
    }),
  );
});

test.each([
  ["url=https%3A%2F%2Fa.example%2F%3Fx%3D1&URL=b", "url", "https://a.example/?x=1"],
  ["a=1&Country=de+at&country=x", "COUNTRY", "de at"],
  ["a=1&b", "b", ""],
  ["a=1&b=&b=2", "b", ""],
  ["a=1&&=x", "", "x"],
  ["n%61me=x", "name", "x"],
  ["a=1", "b", null],
  ["", "b", null],
  ["", "", null],
  ["b%=1&a", "b%", "1"],
])("in %j the parameter %j is %j", (query, name, value) => {
  expect(readQueryParameter(query, name)).toBe(value);
});

test("a parameter is found as URLSearchParams finds it, whatever it is called", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 6 }), text, (pairs, name) => {
      const query = new URLSearchParams(pairs).toString();
      const found = [...new URLSearchParams(query)].find(
        ([key]) => key.toLowerCase() === name.toLowerCase().toWellFormed(),
      );
      expect(readQueryParameter(query, name.toWellFormed())).toBe(found?.[1] ?? null);
    }),
  );
});
