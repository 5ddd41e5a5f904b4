import fc from "fast-check";
import { expect, test } from "vitest";
import { addressPrefix } from "../../address.ts";
import type { ListEntry, ListKind } from "../policy.ts";
import { addressesWithin, listed, withList, type ListFacts } from "./listed.ts";

const entry = (kind: ListKind, value: string): ListEntry => ({ kind, value, note: "" });
const facts = (address: string, more: Partial<ListFacts> = {}): ListFacts => ({
  publisherId: "pub_1",
  ipPrefix: addressPrefix(address),
  isAddress: (own) => own === address,
  asn: 3320,
  userAgent: "Mozilla/5.0 Firefox/140.0",
  referrerDomain: "news.shop.example",
  subs: ["a", "", "b"],
  ...more,
});
const blocks = (kind: ListKind, value: string, of = facts("203.0.113.7")) =>
  listed({ allow: [], block: [entry(kind, value)] }, of)?.list === "block";

test.each<[ListKind, string, boolean]>([
  ["ip", "203.0.113.7", true],
  ["ip", "203.0.113.8", false],
  ["ip", "203.0.113.0/24", true],
  ["ip", "203.0.0.0/16", true],
  ["ip", "203.0.112.0/24", false],
  ["ip", "2001:db8::/32", false],
  ["asn", "3320", true],
  ["asn", "332", false],
  ["user-agent", "FIREFOX/140", true],
  ["user-agent", "Chrome", false],
  ["referrer", "shop.example", true],
  ["referrer", "news.shop.example", true],
  ["referrer", "op.example", false],
  ["sub", "b", true],
  ["sub", "B", false],
  ["publisher", "pub_1", true],
  ["publisher", "pub_2", false],
])("an entry of %s %s fits: %s", (kind, value, fits) => {
  expect(blocks(kind, value)).toBe(fits);
});

test("what nothing is known of fits no entry", () => {
  const nothing = facts("", {
    asn: null,
    userAgent: "",
    referrerDomain: "",
    subs: [],
    isAddress: () => false,
  });
  for (const [kind, value] of [
    ["ip", "0.0.0.0/1"],
    ["asn", "1"],
    ["user-agent", "abc"],
    ["referrer", "a.example"],
    ["sub", "a"],
  ] as const)
    expect(blocks(kind, value, nothing)).toBe(false);
});

test("what is allowed is let through even where another entry blocks it", () => {
  const [allow, block] = [[entry("sub", "a")], [entry("asn", "3320")]];
  expect(listed({ allow, block }, facts("203.0.113.7"))?.list).toBe("allow");
  expect(listed({ allow: [], block: [] }, facts("203.0.113.7"))).toBeNull();
});

test("a blocked result has a signal of its own beside the others, an allowed one keeps what it has", () => {
  const verdict = { score: 0.6, signals: [{ rule: "night", score: 0.6, detail: "x" }] };
  const own = entry("sub", "a");
  expect(withList(verdict, { list: "block", entry: own })).toEqual({
    score: 1,
    signals: [
      { rule: "block-list", score: 1, detail: "The block list has the sub id a." },
      ...verdict.signals,
    ],
  });
  expect(withList(verdict, { list: "allow", entry: own })).toBe(verdict);
  expect(withList(verdict, null)).toBe(verdict);
});

test("the addresses to compare are the single ones of the network, each once", () => {
  const one = entry("ip", "203.0.113.7");
  const policy = {
    allow: [one, entry("ip", "203.0.113.0/24"), entry("asn", "1")],
    block: [one, entry("ip", "203.0.114.7"), entry("ip", "2001:db8::7")],
  };
  expect(addressesWithin(policy, "203.0.113.0/24")).toEqual(["203.0.113.7"]);
  expect(addressesWithin(policy, "2001:db8:0::/48")).toEqual(["2001:db8::7"]);
  expect(addressesWithin(policy, "")).toEqual([]);
});

test("every address is within its own network and its own entry", () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const of = facts(address);
      expect(blocks("ip", address, of)).toBe(true);
      expect(blocks("ip", addressPrefix(address), of)).toBe(true);
      expect(addressesWithin({ allow: [], block: [entry("ip", address)] }, of.ipPrefix)).toEqual([
        address,
      ]);
    }),
  );
});
