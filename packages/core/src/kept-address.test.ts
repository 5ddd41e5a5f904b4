import fc from "fast-check";
import { expect, test } from "vitest";
import { addressPrefix } from "./address.ts";
import { coarsenAddresses, readKeptAddress, writeKeptAddress } from "./kept-address.ts";

test.each(["198.51.100.7", "2001:db8:1:2::3", ""])(
  "of %j the network and the hashes are kept, and nothing else",
  (address) => {
    const kept = { prefix: addressPrefix(address), hashes: new Map([[20_501, "ABC"]]) };
    const text = writeKeptAddress(kept);
    expect(readKeptAddress(text)).toEqual(kept);
    expect(addressPrefix(text)).toBe(kept.prefix);
    expect(text).not.toContain("100.7");
  },
);

test("an address is not taken for a kept one", () => {
  for (const address of ["", "198.51.100.7", "::1", "kept"]) {
    expect(readKeptAddress(address)).toBeNull();
  }
});

test.each([
  ['{"ip":"198.51.100.7"}', '{"ip":"198.51.100.0"}'],
  ["from 2001:db8:1:2:3:4:5:6 at 12:30:45", "from 2001:db8:1:: at 12:30:45"],
  ["2001:db8:1:2::3,::1", "2001:db8:1::,::"],
  ["::ffff:198.51.100.7 and 198.51.100.7:443.", "::ffff:198.51.100.0 and 198.51.100.0:443."],
  ["Chrome/140.0.0.0 v1.2.3", "Chrome/140.0.0.0 v1.2.3"],
  ["a::b std::string", "a:: std::string"],
])("%j becomes %j", (text, coarse) => {
  expect(coarsenAddresses(text)).toBe(coarse);
});

test("no address is left in a text, and a second time changes nothing", () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  fc.assert(
    fc.property(fc.array(address), (addresses) => {
      const once = coarsenAddresses(JSON.stringify(addresses));
      expect(coarsenAddresses(once)).toBe(once);
      const left = JSON.parse(once) as readonly string[];
      left.forEach((own, i) => {
        const given = addresses[i] ?? "";
        const isCoarse = given.includes(".") ? own.endsWith(".0") : own.endsWith("::");
        expect({ given, own, isCoarse }).toMatchObject({ isCoarse: true });
      });
    }),
  );
});
