import fc from "fast-check";
import { expect, test } from "vitest";
import { compileTemplate, fillTemplate, readClickParameters, type MacroClick } from "./index.ts";

const click: MacroClick = {
  id: "0123456789abcdefghjkmnpqrstvwxyz",
  externalId: "ext/1",
  source: "push",
  subs: { sub1: "a b", sub20: "ü&=?#" },
  campaignId: "cmp_1",
  publisherId: "pub_1",
  linkId: "lnk_1",
  currency: "USD",
  country: "DE",
  region: "",
  city: "",
  language: "de",
  asOrganization: "",
  ip: "203.0.113.7",
  userAgent: "UA",
  referrer: "",
  atMs: 1_767_225_600_123,
};

const fill = (template: string) => fillTemplate(compileTemplate(template), click, "Shoes & more");

test.each([
  ["https://a.example/?c={clickid}", `https://a.example/?c=${click.id}`],
  ["https://a.example/{CLICK_ID}/x", `https://a.example/${click.id}/x`],
  [
    "https://a.example/?s={sub1}&t={aff_sub}&z={sub20}",
    "https://a.example/?s=a%20b&t=a%20b&z=%C3%BC%26%3D%3F%23",
  ],
  ["https://a.example/?n={campaign.name}", "https://a.example/?n=Shoes%20%26%20more"],
  ["https://a.example/?e={external_id}", "https://a.example/?e=ext%2F1"],
  [
    "https://a.example/?t={timestamp}&m={timestamp_ms}",
    "https://a.example/?t=1767225600&m=1767225600123",
  ],
])("%s becomes %s", (template, url) => {
  expect(fill(template)).toBe(url);
});

test.each(["{region}", "{sub2}", "{unknown}", "{constructor}", "{sub21}"])(
  "%s without a value is removed, never sent literally",
  (macro) => {
    expect(fill(`https://a.example/?x=${macro}&y=1`)).toBe("https://a.example/?x=&y=1");
  },
);

test("a value that looks like a macro is not replaced again", () => {
  const template = compileTemplate("https://a.example/?s={sub1}");
  const url = fillTemplate(template, { ...click, subs: { sub1: "{clickid}" } }, "");
  expect(url).toBe("https://a.example/?s=%7Bclickid%7D");
});

test("whatever a publisher passes, the URL stays printable ASCII on the same host", () => {
  const template = compileTemplate("https://shop.example/päth/{sub1}?q={sub2}#{sub3}");
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "binary" }),
      fc.string(),
      (sub1, sub2, sub3) => {
        const url = fillTemplate(template, { ...click, subs: { sub1, sub2, sub3 } }, "");
        expect(url).toMatch(/^[\x21-\x7e]+$/);
        expect(new URL(url).host).toBe("shop.example");
      },
    ),
  );
});

test("sub ids are read under every spelling, the first wins, empty ones are not given", () => {
  const query =
    "sub1=a&SUB1=b&aff_sub2=c&s3=d&p4=e&sub_id_5=f&sub6=&other=x&source=s&ref_id=r&&=&sub7";
  expect(readClickParameters(query)).toEqual({
    subs: { sub1: "a", sub2: "c", sub3: "d", sub4: "e", sub5: "f" },
    source: "s",
    externalId: "r",
  });
});

test("a long value is cut, not refused", () => {
  expect(readClickParameters(`sub1=${"x".repeat(9_000)}`).subs["sub1"]).toHaveLength(255);
});

test("a query is decoded as browsers decode forms, also where it is malformed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (value) => {
      const query = new URLSearchParams({ sub1: value }).toString();
      expect(readClickParameters(query).subs["sub1"] ?? "").toBe(
        value.toWellFormed().slice(0, 255),
      );
    }),
  );
  expect(readClickParameters("sub1=a%2Gb%&sub2=%ff%20x&sub3=a=b").subs).toEqual({
    sub1: "a%2Gb%",
    sub2: "%ff x",
    sub3: "a=b",
  });
});
