import { expect, test } from "vitest";
import { visits } from "../../../test-support/fraud-traffic.ts";
import { FRAUD_RULES_VERSION, fraudRuleSet } from "../rule-sets.ts";
import { isOneAudience, shareOfAudience } from "./audiences.ts";
import { excesses, findAlone } from "./find-alone.ts";
import { findConfirmed } from "./find-confirmed.ts";
import { findPairs } from "./find-pairs.ts";
import { countPeers } from "./peers.ts";
import type { SignedResult } from "./result-signs.ts";

/** Results with exactly these signs, from so many networks. */
function signed(count: number, signs: readonly string[], publisherId = "x", networks = count) {
  return visits(publisherId, signs.join("+"), { clicks: count, results: count }).flatMap(
    ({ result }, i): SignedResult[] => {
      if (result === null || result.traits === null) return [];
      return [{ ...result, signs, traits: { ...result.traits, prefix: i % networks } }];
    },
  );
}

const PEERS = ["a", "b", "c", "d", "e"].flatMap((name) => signed(100, [], name));

/** What is found, of whichever kind. */
function found(own: readonly SignedResult[], version = FRAUD_RULES_VERSION): readonly string[] {
  const peers = countPeers([...PEERS, ...own], () => true);
  const results = peers.own.get("x") ?? new Map();
  const source = { publisherId: "x", sub: null, results, looks: 1 };
  const rules = fraudRuleSet(version);
  const all = excesses(source, peers, rules);
  const findings = [
    ...findAlone(all, rules),
    ...findConfirmed(all, peers, rules),
    ...findPairs(source, peers, rules),
  ];
  return [...new Set(findings.map(({ signs }) => signs.join("+")))].toSorted();
}

test("an audience leaves out headers: one of them up to a share, any of them up to a larger one", () => {
  expect(shareOfAudience("no-hints")).toBe(0.15);
  expect(shareOfAudience("client")).toBe(0.25);
  expect(shareOfAudience("other-hints")).toBe(0);
  expect(found([...signed(172, []), ...signed(28, ["no-hints"])])).toEqual([]);
  expect(found([...signed(172, []), ...signed(28, ["no-hints"])], 4)).toEqual(["no-hints"]);
  expect(found([...signed(168, []), ...signed(32, ["no-hints"])])).toEqual(["no-hints"]);
  expect(found([...signed(172, []), ...signed(28, ["other-hints"])])).toEqual(["other-hints"]);
});

test("who leaves out headers has a VPN as well", () => {
  const own = [...signed(172, []), ...signed(28, ["no-hints", "hosting"])];
  expect(found(own)).toEqual([]);
  expect(found(own, 4)).toContain("hosting");
  expect(found([...signed(172, []), ...signed(28, ["other-hints", "hosting"])])).toContain(
    "hosting+other-hints",
  );
});

test("who speaks another language has the browsers of home, or a company abroad", () => {
  const own = [...signed(60, []), ...signed(20, ["odd-language", "odd-tls"])];
  expect(found(own)).toEqual([]);
  expect(found(own, 4)).toEqual(["odd-language", "odd-tls"]);
  // Somebody whose clock is elsewhere is.
  const hidden = [...signed(60, []), ...signed(20, ["odd-zone", "odd-tls"])];
  expect(found(hidden)).toEqual(["odd-tls", "odd-zone"]);
});

test.each([
  [7, []],
  [8, ["odd-language+same-network"]],
])("people of one train or company share a place: from %s networks %j is found", (count, pairs) => {
  const own = [...signed(60, []), ...signed(20, ["odd-language", "same-network"], "x", count)];
  expect(found(own).filter((one) => one.includes("+"))).toEqual(pairs);
});

test("a school has one address and one gateway", () => {
  const own = [...signed(60, []), ...signed(20, ["odd-tls", "same-address"], "x", 2)];
  expect(found(own)).toEqual([]);
  expect(found(own, 4)).toEqual(["odd-tls", "odd-tls+same-address"]);
});

test("of two oddities it does not matter which is named first", () => {
  for (const [a, b, isOne] of [
    ["client", "far", true],
    ["no-target", "odd-network", true],
    ["odd-language", "odd-extensions", true],
    ["odd-zone", "odd-extensions", false],
    ["no-target", "same-device", false],
  ] as const)
    expect([isOneAudience(a, b), isOneAudience(b, a)]).toEqual([isOne, isOne]);
});
