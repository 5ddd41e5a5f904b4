import { expect, test } from "vitest";
import { visits } from "../../../test-support/fraud-traffic.ts";
import type { Traits } from "../traits.ts";
import { findAlike } from "./alike.ts";
import { sourcesOf, weightOf } from "./likeness.ts";
import type { SignedResult } from "./result-signs.ts";
import { FRAUD_RULE_SETS, FRAUD_RULES_VERSION, fraudRuleSet } from "../rule-sets.ts";
import { findUnlike } from "./unlike.ts";

const LIKENESS = fraudRuleSet(FRAUD_RULES_VERSION).likeness;
const ROBOT = { client: "chrome/Linux", country: "VN", language: "en", prefix: 5, rttMs: 1 };

function results(name: string, count: number, traits: Partial<Traits> = {}): SignedResult[] {
  const planned = visits("x", name, { clicks: count, results: count, traits: () => traits });
  return planned.flatMap(({ result }) => (result === null ? [] : [{ ...result, signs: [] }]));
}

const PEERS = ["a", "b", "c", "d", "e"].flatMap((name) =>
  results(name, 100).map((result) => ({ ...result, publisherId: name })),
);

/** Of a source whose results with a name in `-marked-` or `-caught-` findings mark. */
function sources(own: readonly SignedResult[]) {
  const isMarked = ({ id }: SignedResult) => /-(marked|caught)-/.test(id);
  return sourcesOf([...PEERS, ...own], isMarked, (id) => id !== "x");
}

function alike(marked: number) {
  const own = [
    ...results("own", 30),
    ...results("marked", marked, ROBOT),
    ...results("rest", 2, ROBOT),
  ];
  return [...findAlike(sources(own), () => [], FRAUD_RULE_SETS[0])];
}

test("results that are like those which gave their source away are doubted with them, the others not", () => {
  const found12 = alike(12);
  expect(found12.map(([id]) => id).toSorted()).toEqual(["r-x-rest-0", "r-x-rest-1"]);
  expect(found12[0]?.[1]).toMatchObject({ rule: "alike" });
  expect(found12[0]?.[1].detail).toContain("12 doubted results");
});

const HIDDEN = { page: 77, asked: "no", protocol: "HTTP/1.1" } as const;

/** How much one that nothing marks is like those that the rule marks: frames, from a site of their own. */
function beside(rule: string): number {
  const own = [
    ...results("own", 40),
    ...results("marked", 12, { ...HIDDEN, target: "iframe" }),
    ...results("rest", 2, HIDDEN),
  ];
  const found = findAlike(
    sources(own),
    () => [{ rule, score: 0.95, detail: "" }],
    FRAUD_RULE_SETS[0],
  );
  return found.get("r-x-rest-0")?.score ?? 0;
}

test("that a result is no frame says nothing where frames are what is marked", () => {
  expect(beside("hidden-frame")).toBeGreaterThan(beside("repeated-sender") + 0.004);
});

test("a site, or a sub id, that was not seen yet says nothing", () => {
  const [first] = results("rest", 1, { page: 99 });
  if (first === undefined) throw new Error("no result");
  const [source] = sources([...results("own", 30), ...results("marked", 12, { page: 77 }), first]);
  if (source === undefined) throw new Error("no source");
  const weigh = (feature: string) => weightOf(feature, source, "rest", LIKENESS);
  expect(weigh("page=99")).toBe(0);
  expect(weigh("source=new")).toBe(0);
  expect(weigh("page=77")).toBeGreaterThan(1);
});

test("a network that was not seen yet says nothing, one of the source's visitors who were not doubted does", () => {
  const own = results("own", 30, { prefix: 8 });
  const [first] = results("rest", 1, { prefix: 9 });
  if (first === undefined) throw new Error("no result");
  const [source] = sources([...own, ...results("marked", 12, { prefix: 7 }), first]);
  if (source === undefined) throw new Error("no source");
  const weigh = (prefix: number, version = FRAUD_RULES_VERSION) =>
    weightOf(`prefix=${prefix}`, source, "rest", fraudRuleSet(version).likeness);
  expect(weigh(9)).toBe(0);
  expect(weigh(9, 6)).toBeLessThan(-1);
  expect(weigh(7)).toBeGreaterThan(1);
  expect(weigh(8)).toBeLessThan(-1);
});

test("three doubted results are too few to be like", () => {
  expect(alike(3)).toEqual([]);
});

/** Results that a finding of the rule marks: robots', and two of the source's own visitors who have the sign by chance. */
function caught(score: number, rule = "repeated-sender", robots = 12) {
  const own = [...results("own", 30), ...results("marked", robots, ROBOT), ...results("caught", 2)];
  return [
    ...findUnlike(sources(own), () => [{ rule, score, detail: "" }], FRAUD_RULE_SETS[0]),
  ].toSorted();
}

test("marked results that are like the source's honest ones in all else go free", () => {
  expect(caught(0.85)).toEqual(["r-x-caught-0", "r-x-caught-1"]);
});

test("with seven marked ones nobody can tell, and who is marked stays so", () => {
  expect(caught(0.85, "repeated-sender", 5)).toEqual([]);
});

test("what the rule goes by does not count again", () => {
  const free = (rule: string) => caught(0.945, rule).length;
  expect([free("another"), free("odd-client"), free("odd-place")]).toEqual([2, 0, 0]);
});

test("a language says nothing more where its country has said it", () => {
  const abroad = { country: "VN", language: "vi" };
  const own = [
    ...results("own", 40),
    ...results("marked", 8, abroad),
    ...results("rest", 3, abroad),
  ];
  const found = (version: number) => findAlike(sources(own), () => [], fraudRuleSet(version)).size;
  expect(found(4)).toBe(3);
  expect(found(FRAUD_RULES_VERSION)).toBe(0);
});
