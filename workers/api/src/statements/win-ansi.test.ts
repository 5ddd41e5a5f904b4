import * as fc from "fast-check";
import { expect, test } from "vitest";
import { winAnsiByte, winAnsiText } from "./win-ansi.ts";

test.each([
  ["Zoë Ångström & Söhne GmbH – Łódź €", "Zoë Ångström & Söhne GmbH – Lódz €"],
  ["Müller", "Müller"],
  ["10 € – “net” … †", "10 € – “net” … †"],
  ["Žižek Dvořák Škoda Őri Đoković", "Žižek Dvorák Škoda Ori Dokovic"],
  ["Иван Щукин", "Ivan Shchukin"],
  ["Ωμέγα Αθήνα", "Omega Athina"],
  ["Şule Işık İnönü", "Sule Isik Inönü"],
  ["株式会社 ﬁne Ａ", "???? fine A"],
  ["a\u0000b\nc😀\u202fd", "a?b?c? d"],
])("%j is written %j", (text, written) => {
  expect(winAnsiText(text)).toBe(written);
});

test("whatever is written has a byte of its own for each letter", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (text) => {
      const written = winAnsiText(text);
      for (const letter of written) expect(winAnsiByte(letter)).not.toBeNull();
      expect(winAnsiText(written)).toBe(written);
    }),
  );
});

test.each([
  ["€", 0x80],
  ["Ž", 0x8e],
  ["‘", 0x91],
  ["ž", 0x9e],
  ["Ÿ", 0x9f],
  ["ß", 0xdf],
  ["Ł", null],
])("the byte of %s is %j", (letter, byte) => {
  expect(winAnsiByte(letter)).toBe(byte);
});
