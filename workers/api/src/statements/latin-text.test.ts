import { expect, test } from "vitest";
import { latinText } from "./latin-text.ts";

test.each([
  ["Müller & Söhne GmbH", "Muller & Sohne GmbH"],
  ["Łódź Straße Ærø", "Lodz Strasse AEro"],
  ["10 € – “net”", '10 EUR - "net"'],
  ["Иван 株式会社", "???? ????"],
  ["a\u0000b\nc", "a?b?c"],
])("%j is written %j", (text, written) => {
  expect(latinText(text)).toBe(written);
});
