import { expect, test } from "vitest";
import { after, visits } from "../../../test-support/fraud-traffic.ts";
import type { SourceResult } from "../evidence.ts";
import { FRAUD_RULE_SETS } from "../rule-sets.ts";
import type { Traits } from "../traits.ts";
import type { ClickLore } from "./click-signs.ts";
import { signDelays, signResults } from "./result-signs.ts";
import { timeSigns } from "./time-spans.ts";

const [NEWEST] = FRAUD_RULE_SETS;

function results(size: number, change: Partial<SourceResult> = {}, traits: Partial<Traits> = {}) {
  const events = visits("pub_1", JSON.stringify([change, traits]), {
    clicks: size,
    results: size,
    traits: () => traits,
    result: () => change,
  });
  return events.flatMap(({ result }) => result ?? []);
}

function lore(clicks: number, agents: number): ClickLore {
  return {
    odd: () => [],
    senders: { alike: () => 1, isOwnNetwork: () => false, distance: () => null },
    addressUse: () => ({ clicks, agents }),
    exits: new Set(),
    allowsForOldAddresses: true,
  };
}

/** How many of the results have the sign. */
function count(sign: string, list: readonly SourceResult[], by = lore(1, 1)): number {
  return signResults(list, by, NEWEST).filter(({ signs }) => signs.includes(sign)).length;
}

/** Each by a device of its own. */
function byOthers(list: readonly SourceResult[]): readonly SourceResult[] {
  return list.map((result, agent) =>
    result.traits === null ? result : { ...result, traits: { ...result.traits, agent } },
  );
}

test("of a lead that several clicks name, the first is the victim and the others are the copy", () => {
  const [first, ...others] = byOthers(results(3, { lead: "same" })).toSorted(
    (a, b) => a.atMs - b.atMs,
  );
  if (first === undefined) throw new Error("no results");
  const copies = others.map((other) => ({ ...other, publisherId: "pub_2" }));
  const signed = signResults([...copies, first], lore(1, 1), NEWEST);
  expect(signed.map(({ signs }) => signs.includes("same-lead"))).toEqual([true, true, false]);
});

test("a source that brings one lead by two clicks itself has no victim", () => {
  expect(count("same-lead", byOthers(results(2, { lead: "same" })))).toBe(2);
});

test("another event of the same lead and click is no copy", () => {
  const [sale] = results(1, { lead: "same" });
  if (sale === undefined) throw new Error("no results");
  const upsell = { ...sale, id: "r-upsell", event: "upsell", atMs: sale.atMs + 1 };
  expect(count("same-lead", [sale, upsell])).toBe(0);
  expect(count("many-per-click", [sale, upsell])).toBe(1);
});

test("results without a click are not many of one", () => {
  expect(count("many-per-click", results(5, { clickId: "" }))).toBe(0);
});

test.each([
  [3, 0],
  [4, 4],
])("of %s results of one amount %s have it as a sign", (size, marked) => {
  expect(count("amount:5000000", results(size, { amountMicros: 5_000_000 }))).toBe(marked);
});

test("a price that one publisher has again and again is its peers' as well, however seldom they have it", () => {
  const own = results(5, { amountMicros: 5_000_000 });
  const peer = results(1, { amountMicros: 5_000_000, publisherId: "pub_2" });
  const elsewhere = results(1, { amountMicros: 5_000_000, campaignId: "cmp_2" });
  expect(count("amount:5000000", [...own, ...peer])).toBe(6);
  expect(count("amount:5000000", [...own, ...elsewhere])).toBe(5);
});

const ONE_DEVICE = { prefix: 5, agent: 6 };

test.each([
  [2, 0],
  [3, 3],
])("of %s results of one network and browser %s are repeated", (size, marked) => {
  expect(count("same-device", results(size, {}, ONE_DEVICE))).toBe(marked);
  expect(count("same-network", results(size, {}, ONE_DEVICE))).toBe(marked);
});

test("behind a shared address, or a relay, nobody is repeated", () => {
  expect(count("same-device", results(9, {}, ONE_DEVICE), lore(9, 3))).toBe(0);
  expect(count("same-device", results(9, {}, { ...ONE_DEVICE, network: "relay" }))).toBe(0);
});

test("frames are judged by clicks, not by results", () => {
  expect(count("framed", results(3, {}, { target: "iframe", asked: "no" }))).toBe(0);
  expect(count("unseen", results(3, {}, { target: "image", asked: "" }))).toBe(3);
});

test("what the advertiser took back is a sign", () => {
  expect(count("taken-back", results(3, { isTakenBack: true }))).toBe(3);
  expect(count("taken-back", results(3))).toBe(0);
});

test.each([
  [0, ["time:h0", "time:o0", "time:p0"]],
  [16, ["time:h8", "time:o4", "time:p4"]],
  [24, ["time:h9", "time:o4", "time:p5"]],
])("%s s is of the spans %j", (seconds, signs) => {
  expect(timeSigns(seconds)).toEqual(signs);
});

test("soon and late are what hardly any peer's results are, the rarer the more signs", () => {
  const peers = visits("peer", "own", { clicks: 200, results: 200 }).flatMap(
    ({ result }) => result ?? [],
  );
  const at = (seconds: number) => {
    const own = results(1).map((result) => ({ ...result, atMs: after(result.clickAtMs, seconds) }));
    const signed = signDelays(signResults([...peers, ...own], lore(1, 1), NEWEST), () => true);
    return signed.at(-1)?.signs.filter((sign) => /^(soon|late)/.test(sign));
  };
  expect(at(1)).toEqual(["soon1", "soon2", "soon3", "soon4"]);
  expect(at(1_200)).toEqual([]);
  expect(at(1e7)).toEqual(["late1", "late2", "late3"]);
});

const RELATED = { senders: { alike: () => 9, isOwnNetwork: () => false, distance: () => null } };
const FAR = { senders: { ...RELATED.senders, alike: () => 1, distance: () => "far" as const } };

test.each([
  ["from far away", FAR, true, ["odd-taken-back1", "odd-taken-back2"]],
  ["of a sender who clicks again and again", RELATED, true, ["odd-taken-back2"]],
  ["nothing else", {}, true, []],
  ["from far away and stands", FAR, false, []],
])("a result taken back, %s: its signs, no. %#", (_name, change, isTakenBack, signs) => {
  const [result] = signResults(results(1, { isTakenBack }), { ...lore(1, 1), ...change }, NEWEST);
  expect(result?.signs.filter((sign) => sign.startsWith("odd-taken-back"))).toEqual(signs);
});

test("an office's network with an odd connection is one cause, not two", () => {
  const odd = { ...lore(1, 1), ...FAR, odd: () => ["odd-tls"] };
  expect(count("odd-taken-back2", results(5, {}, ONE_DEVICE), odd)).toBe(0);
});
