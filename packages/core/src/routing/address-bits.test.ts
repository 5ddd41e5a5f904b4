import fc from "fast-check";
import { expect, test } from "vitest";
import { addressBits } from "./address-bits.ts";
import { isAddressRange } from "./validate-address.ts";

test.each([
  ["203.0.113.7", "203.0.113.7", true],
  ["203.0.113.7", "203.0.113.70", false],
  ["203.0.113.0/24", "203.0.113.255", true],
  ["203.0.113.0/24", "203.0.112.255", false],
  ["203.0.113.128/25", "203.0.113.127", false],
  ["0.0.0.0/0", "8.8.8.8", true],
  ["0.0.0.0/0", "::1", false],
  ["203.0.113.0/24", "::ffff:203.0.113.9", true],
  ["::ffff:203.0.113.9", "203.0.113.9", true],
  ["2001:db8::/32", "2001:0DB8:ffff::1", true],
  ["2001:db8::/32", "2001:db9::1", false],
  ["2001:db8::1", "2001:db8:0:0:0:0:0:1", true],
  ["::/0", "2001:db8::1", true],
  ["::/0", "8.8.8.8", false],
  ["2001:db8::/33", "2001:db8:8000::", false],
])("%s has %s within: %s", (range, address, isWithin) => {
  expect(isAddressRange(range)).toBe(true);
  expect(addressBits(address).startsWith(addressBits(range))).toBe(isWithin);
});

test.each([
  "",
  "1.2.3",
  "1.2.3.256",
  "1.2.3.4/33",
  "1.2.3.4/",
  "a::b::c",
  "::1/129",
  "12345::",
  "1/2/3",
  "::ffff:1.2.3.4/120",
  "0x7f.1.1.1",
])("%j is neither an address nor a network", (text) => {
  expect(isAddressRange(text)).toBe(false);
});

test("an address is within each of its own networks and within none that differs in a bit", () => {
  const v6 = fc.ipV6().filter((address) => !address.includes("."));
  const length = fc.integer({ min: 1, max: 128 });
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), v6), length, fc.nat(), (address, wanted, bit) => {
      const longest = address.includes(".") ? 32 : 128;
      const kept = Math.min(wanted, longest);
      const bits = addressBits(address);
      const network = addressBits(`${address}/${kept}`);
      expect(bits).toMatch(longest === 32 ? /^4[01]{32}$/ : /^6[01]{128}$/);
      expect(network).toBe(bits.slice(0, kept + 1));
      const at = 1 + (bit % kept);
      const flipped = bits.slice(0, at) + (bits[at] === "1" ? "0" : "1") + bits.slice(at + 1);
      expect(flipped.startsWith(network)).toBe(false);
    }),
  );
});
