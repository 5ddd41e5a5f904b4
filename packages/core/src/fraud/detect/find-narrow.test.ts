import { expect, test } from "vitest";
import { after, visits } from "../../../test-support/fraud-traffic.ts";
import { findNarrow, learnPaces } from "./find-narrow.ts";
import { FRAUD_RULE_SETS } from "../rule-sets.ts";
import { countPeers } from "./peers.ts";
import { signDelays, type SignedResult } from "./result-signs.ts";
import { describeFinding } from "./sentence.ts";

type Batch = {
  readonly campaign?: string;
  readonly sub?: string;
  readonly asn?: number;
  /** Seconds from click to result by a number from 0 to 1; left out: as people take. */
  readonly seconds?: (part: number) => number;
};

let batches = 0;

/** Results of a publisher's batch. */
function results(publisherId: string, count: number, batch: Batch = {}): readonly SignedResult[] {
  const { campaign = "cmp_1", sub = "", asn = 3_320, seconds } = batch;
  batches += 1;
  const plan = { clicks: count, results: count, traits: () => ({ asn }) };
  return visits(publisherId, `${batches}`, plan).flatMap(({ result }, i) => {
    if (result === null) return [];
    const atMs = seconds === undefined ? result.atMs : after(result.clickAtMs, seconds(i / count));
    return [{ ...result, campaignId: campaign, sub, atMs, signs: [] }];
  });
}

/** A minute and a half, give or take a third. */
const drawn = (part: number) => 60 + 60 * part;

const PEERS = ["a", "b", "c", "d"].flatMap((name) => [
  ...results(name, 60),
  ...results(name, 60, { campaign: "cmp_2" }),
]);

function found(own: readonly SignedResult[], others: readonly SignedResult[] = PEERS) {
  const signed = signDelays([...others, ...own], () => true);
  const peers = countPeers(signed, () => true);
  return findNarrow(
    "x",
    peers,
    () => true,
    learnPaces(signed, () => true),
    FRAUD_RULE_SETS[0],
  );
}

test("results that all came after much the same time are nobody's audience", () => {
  const [finding, ...others] = found(results("x", 40, { seconds: drawn }));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ rule: "unlike-peers-time", about: "results", seen: 40, of: 40 });
  expect(finding?.chance).toBeLessThan(1e-5);
  expect(finding === undefined ? "" : describeFinding(finding)).toMatch(
    /^100 % of its 40 sale results came after more alike times \(\d+ s to \d+ (?:s|min)\); \d+ % of its peers' 240\.$/,
  );
});

test("an audience that is quicker than others, and as different among itself, is left alone", () => {
  const quick = results("x", 60).map((own) => ({
    ...own,
    atMs: after(own.clickAtMs, (own.atMs - own.clickAtMs) / 20_000),
  }));
  expect(found(quick)).toEqual([]);
  expect(found(results("x", 60))).toEqual([]);
});

test("nineteen results are too few, and so are fewer than three peers or sixty of their results", () => {
  expect(found(results("x", 19, { seconds: drawn }))).toEqual([]);
  const own = results("x", 40, { seconds: drawn });
  expect(
    found(
      own,
      PEERS.filter(({ publisherId }) => publisherId < "c"),
    ),
  ).toEqual([]);
  const few = ["a", "b", "c", "d"].flatMap((name) => results(name, 14));
  expect(found(own, few)).toEqual([]);
});

test("half of a source being a program's is no such source, its sub id or its network is", () => {
  const people = [...results("x", 80, { sub: "a", asn: 3_215 }), ...results("x", 10, { sub: "b" })];
  const bySub = found([...people, ...results("x", 40, { sub: "z", seconds: drawn })]);
  expect(bySub.map(({ sub, signs }) => [sub, signs.length])).toContainEqual(["z", 1]);
  for (const { sub, signs } of bySub) expect(sub === "z" || signs.includes("asn:3320")).toBe(true);
  const byNetwork = found([
    ...results("x", 90, { asn: 3_215 }),
    ...results("x", 40, { asn: 64_500, seconds: drawn }),
  ]);
  expect(byNetwork.map(({ signs }) => signs[0])).toContain("asn:64500");
  const told = byNetwork.map(describeFinding).join(" ");
  expect(told).toContain(
    "of the 40 sale results that came by one network (AS64500) came after more alike times",
  );
});

test("of two campaigns with twelve results each it is found by how long each takes usually", () => {
  const own = ["cmp_1", "cmp_2"].flatMap((campaign) =>
    results("x", 16, { campaign, seconds: drawn }),
  );
  const [finding, ...others] = found(own);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ campaignId: null, event: null, of: 32 });
  expect(finding?.signs[0]).toMatch(/^pace:-\d+\+\d$/);
  expect(finding === undefined ? "" : describeFinding(finding)).toMatch(
    /alike times \(0\.\d to 0\.\d times the usual time\)/,
  );
});

test("what a person let through is in no span of time, and results without a click have none", () => {
  const own = results("x", 40, { seconds: drawn });
  const half = own.map((one, i) => (i % 2 === 0 ? one : { ...one, decided: "approved" as const }));
  expect(found(half)).toEqual([]);
  expect(found(own.map((one) => ({ ...one, clickId: "" })))).toEqual([]);
});
