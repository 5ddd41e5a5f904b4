import fc from "fast-check";
import { expect, test } from "vitest";
import { addressBits } from "../../routing/address-bits.ts";
import type { ListKind } from "../policy.ts";
import { addressText } from "./address-text.ts";
import { readListEntry } from "./read-list-entry.ts";

const read = (kind: ListKind, value: string) => readListEntry({ kind, value, note: "n" });

test.each<[ListKind, string, string]>([
  ["ip", " 203.0.113.7 ", "203.0.113.7"],
  ["ip", "::ffff:203.0.113.7", "203.0.113.7"],
  ["ip", "203.0.113.0/24", "203.0.113.0/24"],
  ["ip", "2001:0DB8:0:0::1", "2001:db8::1"],
  ["ip", "2001:db8::/48", "2001:db8::/48"],
  ["asn", "as3320", "3320"],
  ["asn", "0003320", "3320"],
  ["user-agent", "HeadlessChrome", "HeadlessChrome"],
  ["referrer", "WWW.Shop.example", "shop.example"],
  ["referrer", "*.shop.example", "shop.example"],
  ["sub", "zone-7", "zone-7"],
  ["publisher", "pub_1", "pub_1"],
])("%s %j is kept as %s", (kind, value, kept) => {
  expect(read(kind, value)).toEqual({ kind: "entry", entry: { kind, value: kept, note: "n" } });
});

test.each<[ListKind, string, RegExp]>([
  ["ip", "203.0.113", /^"203.0.113" is not an address or a network/],
  ["ip", "203.0.113.0/25", /at least \/24$/],
  ["ip", "2001:db8::/64", /at least \/48$/],
  ["ip", "0.0.0.0/0", /every address/],
  ["asn", "AS0", /not the number of a network such as AS3320/],
  ["asn", "4294967296", /not the number/],
  ["asn", "DTAG", /not the number/],
  ["user-agent", "ab", /too short/],
  ["referrer", "https://shop.example/x", /not a host such as shop.example/],
  ["referrer", "localhost", /not a host/],
  ["sub", " ", /empty/],
])("%s %j is refused in words", (kind, value, message) => {
  expect(read(kind, value)).toEqual({
    kind: "refused",
    message: expect.stringMatching(message),
  });
});

test.each([
  ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
  ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
  ["::", "::"],
  ["::1", "::1"],
  ["1::", "1::"],
])("%s is written %s", (address, text) => {
  expect(addressText(address)).toBe(text);
});

test("an address written anew is the same address, and stays as it is then", () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
      const text = addressText(address);
      expect(addressBits(text)).toBe(addressBits(address));
      expect(addressText(text)).toBe(text);
    }),
  );
});
