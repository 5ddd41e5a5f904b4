import { expect, test } from "vitest";
import { visits } from "../../../test-support/fraud-traffic.ts";
import { excesses, findAlone } from "./find-alone.ts";
import { findConfirmed } from "./find-confirmed.ts";
import { findPairs } from "./find-pairs.ts";
import { countPeers } from "./peers.ts";
import type { SignedResult } from "./result-signs.ts";
import { FRAUD_RULES_VERSION, FRAUD_RULE_SETS, fraudRuleSet } from "../rule-sets.ts";
import { LIMITS } from "./thresholds.ts";

/** Results with exactly these signs. */
function signed(
  publisherId: string,
  count: number,
  ...signs: readonly string[]
): readonly SignedResult[] {
  const name = signs.join("+");
  return visits(publisherId, name, { clicks: count, results: count }).flatMap(({ result }) =>
    result === null ? [] : [{ ...result, signs }],
  );
}

const PEERS = ["a", "b", "c", "d", "e"].flatMap((name) => signed(name, 100));
const everybody = () => true;

function found(
  own: readonly SignedResult[],
  others: readonly SignedResult[] = PEERS,
  version = FRAUD_RULES_VERSION,
) {
  const peers = countPeers([...others, ...own], everybody);
  const source = {
    publisherId: "x",
    sub: null,
    results: peers.own.get("x") ?? new Map(),
    looks: 1,
  };
  const rules = fraudRuleSet(version);
  const all = excesses(source, peers, rules);
  const signsOf = (findings: readonly { readonly signs: readonly string[] }[]) =>
    findings.map(({ signs }) => signs.join("+")).toSorted();
  return {
    alone: signsOf(findAlone(all, rules)),
    confirmed: signsOf(findConfirmed(all, peers, rules)),
    pairs: signsOf(findPairs(source, peers, rules)),
  };
}

const NOTHING = { alone: [], confirmed: [], pairs: [] };

test("a sign that people do not have is enough alone", () => {
  expect(found([...signed("x", 40), ...signed("x", 20, "same-lead")]).alone).toEqual(["same-lead"]);
});

test.each(["hosting", "odd-language", "same-device", "night", "taken-back", "odd-tls"])(
  "%s alone is nobody's fault",
  (sign) => {
    expect(found([...signed("x", 10), ...signed("x", 50, sign)])).toEqual(NOTHING);
  },
);

test("what peers have too is not found, however it is", () => {
  const peers = ["a", "b", "c", "d", "e"].flatMap((name) => [
    ...signed(name, 70),
    ...signed(name, 30, "same-lead"),
  ]);
  expect(found([...signed("x", 40), ...signed("x", 20, "same-lead")], peers)).toEqual(NOTHING);
});

const { leastEvents, leastSeen } = LIMITS;

test.each([
  ["one result too few", 0, leastEvents - 1, false],
  ["enough results", 0, leastEvents, true],
  ["one marked result too few", leastEvents, leastSeen - 1, false],
  ["enough marked results", leastEvents, leastSeen, true],
])("of %s (%s plain, %s marked) something is said: %s", (_name, plain, marked, isFound) => {
  const { alone } = found([...signed("x", plain), ...signed("x", marked, "no-language")]);
  expect(alone).toEqual(isFound ? ["no-language"] : []);
});

test("up to its usual share a sign is nobody's fault, and far above it is", () => {
  // One result in twenty may be early; five times that is not.
  const early = (count: number) =>
    found([...signed("x", 400 - count), ...signed("x", count, "soon4")]);
  expect(early(96).alone).toEqual([]);
  expect(early(130).alone).toEqual(["soon4"]);
});

test("two signs of different families that only come together are found as a pair", () => {
  const own = [...signed("x", 40), ...signed("x", 20, "odd-language", "same-device")];
  expect(found(own).pairs).toEqual(["odd-language+same-device"]);
});

test("two signs of one family say the same thing twice", () => {
  for (const [a, b] of [
    ["hosting", "odd-network"],
    ["same-device", "same-network"],
  ] as const)
    expect(found([...signed("x", 40), ...signed("x", 20, a, b)])).toEqual(NOTHING);
});

/** As they are from so many networks, as many from each. */
function fromNetworks(results: readonly SignedResult[], networks: number): SignedResult[] {
  return results.flatMap((result, i) =>
    result.traits === null
      ? []
      : [{ ...result, traits: { ...result.traits, prefix: i % networks } }],
  );
}

test.each([
  [1, false],
  [7, false],
  [13, false],
  [14, true],
])("twenty machines alone in %s networks are more than a company's: %s", (networks, expected) => {
  const machines = fromNetworks(signed("x", 20, "hosting", "solo"), networks);
  expect(found([...signed("x", 40), ...machines]).pairs).toEqual(expected ? ["hosting+solo"] : []);
});

test("two signs that a company's network explains are no pair", () => {
  for (const sign of ["odd-tls", "same-network", "same-device", "same-sender", "own-network"])
    expect(found([...signed("x", 40), ...signed("x", 20, "hosting", sign)]).pairs).toEqual([]);
  for (const sign of ["same-device", "same-sender", "own-network"])
    expect(found([...signed("x", 40), ...signed("x", 20, "odd-tls", sign)]).pairs).toEqual([]);
});

test("what a whole source is like makes no pair with what happens to be there as well", () => {
  const own = [
    ...signed("x", 10, "same-sender", "night"),
    ...signed("x", 30, "night"),
    ...signed("x", 20),
  ];
  expect(found(own).pairs).toEqual([]);
});

test("nearly all after the same time is no audience, half of them may be", () => {
  const peers = ["a", "b", "c", "d", "e"].flatMap((name) => [
    ...signed(name, 90),
    ...signed(name, 10, "time:o6"),
  ]);
  const all = [...signed("x", 4), ...signed("x", 36, "time:o6")];
  expect(found(all, peers).alone).toEqual(["time:o6"]);
  expect(found([...signed("x", 16), ...signed("x", 24, "time:o6")], peers).alone).toEqual([]);
  expect(found([...signed("x", 2), ...signed("x", 16, "time:o6")], peers).alone).toEqual([]);
});

test("two signs that peers have together as well are no pair", () => {
  const both = ["a", "b", "c", "d", "e"].flatMap((name) => [
    ...signed(name, 80),
    ...signed(name, 20, "odd-language", "same-device"),
  ]);
  expect(
    found([...signed("x", 40), ...signed("x", 20, "odd-language", "same-device")], both).pairs,
  ).toEqual([]);
});

test("odd networks are confirmed by what has nothing to do with them", () => {
  const lone = signed("x", 14, "hosting");
  const own = [...signed("x", 60), ...lone, ...signed("x", 6, "hosting", "same-lead")];
  expect(found(own).confirmed).toEqual(["hosting"]);
  expect(found([...signed("x", 60), ...signed("x", 20, "hosting")]).confirmed).toEqual([]);
});

test("an odd origin that is not clear by itself is confirmed by what its advertiser took back, and only then", () => {
  const peers = ["a", "b", "c", "d", "e"].flatMap((name, i) => [
    ...signed(name, 100 - i),
    ...signed(name, i === 4 ? 10 : 0, "far"),
  ]);
  const own = (...more: readonly string[]) => [
    ...signed("x", 70),
    ...signed("x", 20, "far", ...more),
  ];
  expect(found(own(), peers).confirmed).toEqual([]);
  expect(found(own("taken-back"), peers).confirmed).toEqual(["far"]);
});

test("the hour of the night, versions and shapes of numbers confirm nothing", () => {
  const own = (sign: string) => [...signed("x", 60), ...signed("x", 20, "hosting", sign)];
  for (const sign of ["night", "odd-version", "txid:x24", "sub:w", "target:image"])
    expect(found(own(sign)).confirmed).toEqual([]);
});

test("few results of peers say nothing", () => {
  const own = signed("x", 60, "same-lead");
  expect(found(own, signed("a", 39))).toEqual(NOTHING);
  expect(found(own, signed("a", 40)).alone).toEqual(["same-lead"]);
});

test("phones of hosting networks are people with a VPN, until something else is odd as well", () => {
  const phones = signed("x", 40, "hosting", "hosted-phone");
  expect(found([...signed("x", 30), ...phones])).toEqual(NOTHING);
  const denied = signed("x", 10, "hosting", "hosted-phone", "taken-back");
  expect(found([...signed("x", 30), ...phones, ...denied]).confirmed).toContain("hosted-phone");
});

test("an audience may be an octave quicker or slower than the peers, and no more", () => {
  const others = ["a", "b", "c", "d", "e"].flatMap((name) => [
    ...signed(name, 80),
    ...signed(name, 20, "time:o9"),
  ]);
  const own = (at: number) => [
    ...signed("x", 60, "soon4"),
    ...signed("x", 40, "soon4", `time:o${at}`),
  ];
  for (const at of [8, 10]) {
    expect(found(own(at), others, 4).alone).toContain(`time:o${at}`);
    expect(found(own(at), others).alone).not.toContain(`time:o${at}`);
  }
  for (const at of [7, 11]) expect(found(own(at), others).alone).toContain(`time:o${at}`);
});

test("a span of time or an amount meets a habit by chance more often, there are so many of them", () => {
  const others = ["a", "b", "c", "d", "e"].flatMap((name) => [
    ...signed(name, 90),
    ...signed(name, 10, "amount:49000000"),
  ]);
  const own = [
    ...signed("x", 7),
    ...signed("x", 2, "same-sender"),
    ...signed("x", 6, "same-sender", "amount:49000000"),
  ];
  expect(found(own, others, 4).pairs).toEqual(["amount:49000000+same-sender"]);
  expect(found(own, others).pairs).toEqual([]);
});

test("results that are reported by the clock are made up, unless the advertiser reports by it", () => {
  const own = [...signed("x", 40), ...signed("x", 30, "on-hour")];
  expect(found(own).alone).toEqual(["on-hour"]);
  const hourly = ["a", "b", "c", "d", "e"].flatMap((name) => [
    ...signed(name, 60),
    ...signed(name, 40, "on-hour"),
  ]);
  expect(found(own, hourly)).toEqual(NOTHING);
  expect(found(signed("x", 70, "on-hour"))).toEqual(NOTHING);
  expect(found([...signed("x", 60), ...signed("x", 12, "on-hour")]).alone).toEqual([]);
});

test("who alone has numbers of another shape than all others has made them up", () => {
  const others = ["a", "b", "c", "d", "e"].flatMap((name) => signed(name, 100, "txid:A-05"));
  const own = signed("x", 60, "txid:x24");
  const peers = countPeers([...others, ...own], everybody);
  const results = peers.own.get("x") ?? new Map();
  const all = excesses(
    { publisherId: "x", sub: null, results, looks: 1 },
    peers,
    FRAUD_RULE_SETS[0],
  );
  expect(findAlone(all, FRAUD_RULE_SETS[0], () => false)).toEqual([]);
  expect(findAlone(all, FRAUD_RULE_SETS[0], () => true)).toMatchObject([
    { signs: ["txid:x24"], seen: 60, of: 60 },
  ]);
});
