import fc from "fast-check";
import { expect, test } from "vitest";
import { TRAITS } from "../../test-support/fraud-traffic.ts";
import { packTraits, unpackTraits } from "./pack-traits.ts";
import type { Traits } from "./traits.ts";

const hash = fc.integer({ min: 0, max: 0xffff_ffff });
const text = fc.string({ maxLength: 40 });
const traits: fc.Arbitrary<Traits> = fc.record({
  client: text,
  major: fc.nat(400),
  agent: hash,
  tls: hash,
  extensions: hash,
  headers: hash,
  accept: hash,
  hints: fc.constantFrom("fit", "missing", "contradict"),
  target: text,
  asked: fc.constantFrom("", "yes", "no"),
  page: hash,
  language: text,
  country: text,
  timezone: text,
  protocol: text,
  rttMs: fc.option(fc.nat()),
  asn: hash,
  network: fc.constantFrom("access", "hosting", "relay", "scanner", "unknown"),
  address: hash,
  prefix: hash,
  hour: fc.integer({ min: 0, max: 23 }),
  known: text,
});

test("packed and unpacked, traits are the same but for separators in their values", () => {
  const plain = (value: unknown) => (typeof value === "string" ? value.replaceAll("|", "") : value);
  fc.assert(
    fc.property(traits, (given) => {
      const expected = Object.fromEntries(
        Object.entries(given).map(([name, value]) => [name, plain(value)]),
      );
      expect(unpackTraits(packTraits(given))).toEqual(expected);
    }),
  );
});

test("a round trip of 0 ms is one, and one that nobody measured is not", () => {
  const again = (rttMs: number | null) => unpackTraits(packTraits({ ...TRAITS, rttMs }))?.rttMs;
  expect([again(0), again(null)]).toEqual([0, null]);
});

test("an ordinary visit's traits are short, and their values too are cut", () => {
  expect(packTraits(TRAITS).length).toBeLessThan(140);
  expect(unpackTraits(packTraits({ ...TRAITS, timezone: "x".repeat(99) }))?.timezone).toHaveLength(
    40,
  );
});

test("traits that were packed before the site was among them are read without it", () => {
  const before = packTraits(TRAITS).split("|").slice(0, -1).join("|");
  expect(unpackTraits(before)).toEqual({ ...TRAITS, page: 0 });
});

test.each([
  ["nothing", ""],
  ["another version", packTraits(TRAITS).replace(/^\d+/, "0")],
  ["too few fields", packTraits(TRAITS).split("|").slice(0, 9).join("|")],
  ["too many fields", `${packTraits(TRAITS)}|x|y`],
  ["something else", '{"client":"chrome"}'],
])("of %s no traits are read", (_name, packed) => {
  expect(unpackTraits(packed)).toBeNull();
});
