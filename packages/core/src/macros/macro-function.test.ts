import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fillPostback, macroConversion, macroValues } from "../../test-support/macro-values.ts";
import { formatMicros } from "./macro-numbers.ts";

const filled = (macro: string, query: string, conversion = macroConversion()) =>
  fillPostback(`https://a.example/?x=${macro}`, macroValues({ query }, conversion))?.slice(
    "https://a.example/?x=".length,
  );

test("{token:hash} is the SHA-256 of the value's UTF-8 bytes in lower-case hex", () => {
  expect(filled("{sub1:hash}", "sub1=abc")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }), (text) => {
      const query = new URLSearchParams({ sub1: text }).toString();
      const kept = new URLSearchParams(query).get("sub1") ?? "";
      fc.pre(kept.length <= 255);
      expect(filled("{SUB1:HASH}", query)).toBe(createHash("sha256").update(kept).digest("hex"));
    }),
  );
});

test("the hash of nothing is nothing, so that unknown visitors do not share one", () => {
  expect(filled("{sub1:hash}", "")).toBe("");
});

test.each([
  ["a=1&b=2", "a=1&b=2"],
  ["a/b;c,d:e@f!g$h'i(j)*k+l~m-n.o_p", "a/b;c,d:e@f!g$h'i(j)*k+l~m-n.o_p"],
  ["100%25", "100%25"],
  ["two words", "two%20words"],
  ["a\r\nset-cookie: b=1", "a%0D%0Aset-cookie:%20b=1"],
  ["a\tb\u0000c\u007fd", "a%09b%00c%7Fd"],
  ["{clickid}", "%7Bclickid%7D"],
  ["a#b", "a%23b"],
  [`<a href="x">|\\^\``, "%3Ca%20href=%22x%22%3E%7C%5C%5E%60"],
  ["ü€😀", "%C3%BC%E2%82%AC%F0%9F%98%80"],
  ["\ud800", "%EF%BF%BD"],
])("{token:raw} of %j encodes only what a URL or header cannot carry", (value, text) => {
  const query = `sub1=${encodeURIComponent(value.toWellFormed())}`;
  expect(filled("{sub1:raw}", query)).toBe(text);
});

test.each([
  ["0.125", "12.5"],
  ["1", "100"],
  ["0", "0"],
  ["0.000001", "0.0001"],
  ["2.50", "250"],
  ["many", ""],
  ["1e3", ""],
])("{token:percentage} of %s is %s", (value, percent) => {
  expect(filled("{sub1:percentage}", `sub1=${value}`)).toBe(percent);
});

test.each([
  ["{payout:80%}", 2_500_000, "2"],
  ["{payout:12.5%}", 1_000_000, "0.125"],
  ["{payout:100%}", 3_300_000, "3.3"],
  ["{payout:120%}", 3_300_000, "3.96"],
  ["{payout:0%}", 3_300_000, "0"],
  ["{payout:33%}", 10_000, "0.0033"],
  ["{payout:80%}", -2_500_000, "-2"],
  ["{payout:9999%}", Number.MAX_SAFE_INTEGER, ""],
  ["{payout:%}", 2_500_000, ""],
  ["{payout:-5%}", 2_500_000, ""],
])("%s of %d micros is %s", (macro, payoutMicros, text) => {
  expect(filled(macro, "", macroConversion({ payoutMicros }))).toBe(text);
});

test.each([
  ["{status:lead=0 sale=1}", "approved", "1"],
  ["{status:lead=0 sale=1}", "pending", "0"],
  ["{status:lead=0 sale=1}", "rejected", ""],
  ["{status:approved=yes rejected=no}", "rejected", "no"],
  ["{STATUS:Approved=Yes}", "approved", "Yes"],
  ["{status:pending=0  approved=}", "approved", ""],
  ["{status:sale=1 approved=2}", "approved", "2"],
  ["{status:a=b=c}", "approved", ""],
  ["{status:=1}", "approved", ""],
  ["{status:sale}", "approved", ""],
  ["{event:sale=S lead=L}", "approved", "S"],
  ["{device:mobile=m}", "approved", "m"],
])("%s of a conversion that is %s is %j", (macro, status, text) => {
  expect(filled(macro, "", macroConversion({ status, event: "Sale" }))).toBe(text);
});

test("words for a status only stand for it in a status, not in what a publisher passed along", () => {
  expect(filled("{sub1:sale=1}", "sub1=approved")).toBe("");
  expect(filled("{sub1:approved=1}", "sub1=approved")).toBe("1");
});

test.each(["{sub1:md5}", "{sub1:}", "{clickid:hash:raw}", "{date:hash}", "{sub1:raw }x"])(
  "%s: a function that is not one removes the macro, spaces around one do not matter",
  (macro) => {
    const expected = macro.includes("raw }") ? "valuex" : "";
    expect(filled(macro, "sub1=value")).toBe(expected);
  },
);

test("money is written without exponent or needless zeros, and reads back equal", () => {
  expect(formatMicros(1)).toBe("0.000001");
  fc.assert(
    fc.property(fc.maxSafeNat(), (micros) => {
      const text = formatMicros(micros);
      expect(text).toMatch(/^(0|[1-9]\d*)(\.\d{0,5}[1-9])?$/);
      const [units = "", rest = ""] = text.split(".");
      expect(BigInt(units + rest.padEnd(6, "0"))).toBe(BigInt(micros));
    }),
  );
});
