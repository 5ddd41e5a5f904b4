import { expect, test } from "vitest";
import { TRAITS } from "../../../test-support/fraud-traffic.ts";
import type { Traits } from "../traits.ts";
import type { Kind } from "./kinds.ts";
import { learnOddValues, oddKey } from "./odd-values.ts";

function kind(publisherId: string, count: number, traits: Partial<Traits> = {}): Kind {
  return { publisherId, count, traits: { ...TRAITS, ...traits } };
}

/** Signs of somebody with these traits, by clicks that are browsers and places at once. */
function odd(
  clicks: readonly Kind[],
  publisherId: string,
  traits: Partial<Traits>,
  hasVote?: (publisherId: string) => boolean,
) {
  return learnOddValues({ browsers: clicks, places: clicks }, hasVote)(publisherId, {
    ...TRAITS,
    ...traits,
  });
}

const PEERS = ["a", "b", "c", "d"].map((name) => kind(name, 100));

test.each([
  ["odd-tls", { tls: 99 }],
  ["odd-extensions", { extensions: 99 }],
  ["odd-language", { language: "vi" }],
  ["odd-zone", { timezone: "Asia/Hanoi" }],
  ["odd-version", { major: 140 }],
  ["odd-accept", { accept: 99 }],
  ["odd-network", { asn: 99 }],
  ["odd-headers", { headers: 99 }],
] as const)("a value that no peer has is odd: %s", (sign, traits) => {
  expect(odd(PEERS, "e", traits)).toEqual([sign]);
});

test("what the peers have is not odd", () => {
  expect(odd(PEERS, "e", {})).toEqual([]);
});

test("a publisher's own clicks do not make its values usual", () => {
  expect(odd([...PEERS, kind("e", 5_000, { tls: 99 })], "e", { tls: 99 })).toEqual(["odd-tls"]);
});

test("what another publisher has is known, however few clicks it is of", () => {
  expect(odd([...PEERS, kind("e", 30, { tls: 99 })], "f", { tls: 99 })).toEqual([]);
});

test("what only those have who have no vote is odd, also of themselves", () => {
  const cheats = ["e", "f", "g"].map((name) => kind(name, 300, { tls: 99 }));
  const clicks = [...PEERS, ...cheats];
  const isPeer = (publisherId: string) => publisherId < "e";
  expect(odd(clicks, "h", { tls: 99 })).toEqual([]);
  for (const publisherId of ["e", "h"])
    expect(odd(clicks, publisherId, { tls: 99 }, isPeer)).toEqual(["odd-tls"]);
  expect(odd(clicks, "a", { tls: 98 }, (publisherId) => publisherId === "a")).toEqual([]);
});

test("the largest publisher has no more votes than another", () => {
  const rare = ["e", "f", "g"].map((name) => kind(name, 30, { tls: 99 }));
  expect(odd([...rare, kind("a", 100_000)], "h", { tls: 99 })).toEqual([]);
});

test("fewer than thirty votes of others say nothing", () => {
  expect(odd([kind("a", 29), kind("e", 500)], "e", { tls: 99 })).toEqual([]);
  expect(odd([kind("a", 30), kind("e", 500)], "e", { tls: 99 })).toEqual(["odd-tls"]);
});

/** Clicks of a browser with a list of TLS extensions of its own for each connection. */
function mixed(publisherId: string, count: number): readonly Kind[] {
  const first = publisherId.charCodeAt(0) * 1_000;
  return Array.from({ length: count }, (_, i) => kind(publisherId, 1, { extensions: first + i }));
}

const MIXED_PEERS = ["a", "b", "c", "d"].flatMap((name) => mixed(name, 40));

test.each([
  ["again and again", 4, true],
  ["three times", 3, false],
])("the same TLS extensions %s, where everybody's are mixed, are fixed: %s", (_name, count, is) => {
  const own = [...mixed("e", 40), kind("e", count, { extensions: 7 })];
  expect(odd([...MIXED_PEERS, ...own], "e", { extensions: 7 }).includes("fixed-extensions")).toBe(
    is,
  );
});

test("whether a browser mixes its extensions is said by those who have a vote", () => {
  const fixed = ["e", "f", "g"].map((name) => kind(name, 300, { extensions: 99 }));
  const clicks = [...MIXED_PEERS, ...fixed];
  const isPeer = (publisherId: string) => publisherId < "e";
  expect(odd(clicks, "e", { extensions: 99 })).toEqual([]);
  expect(odd(clicks, "e", { extensions: 99 }, isPeer)).toContain("fixed-extensions");
});

test("where the peers' extensions stay the same they are nobody's fault", () => {
  expect(odd([...PEERS, kind("e", 50)], "e", {})).toEqual([]);
});

test("of a browser that nobody else has nothing is said", () => {
  expect(odd(PEERS, "e", { client: "opera/Windows", tls: 99 })).toEqual([]);
});

test("a value is known by what it is odd within", () => {
  expect(oddKey("odd-language", TRAITS)).not.toBe(
    oddKey("odd-language", { ...TRAITS, country: "FR" }),
  );
  expect(oddKey("same-lead", TRAITS)).toBeNull();
});
