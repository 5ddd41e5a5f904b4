import { expect, test } from "vitest";
import { TRAITS } from "../../../test-support/fraud-traffic.ts";
import { FRAUD_RULE_SETS, fraudRuleSet } from "../rule-sets.ts";
import type { Traits } from "../traits.ts";
import type { ElsewhereCounts } from "./elsewhere.ts";
import { findClicks, signsOfClick } from "./find-clicks.ts";
import type { Kind } from "./kinds.ts";

const nothingOdd = () => [];
const NOBODY: ElsewhereCounts = new Map();

function kind(publisherId: string, count: number, traits: Partial<Traits> = {}): Kind {
  return { publisherId, count, traits: { ...TRAITS, ...traits } };
}

const PEERS = ["a", "b", "c", "d", "e"].map((name) => kind(name, 400));

const [NEWEST] = FRAUD_RULE_SETS;

function found(...own: readonly Kind[]) {
  return foundBy(NEWEST.version, ...own);
}

function foundBy(version: number, ...own: readonly Kind[]) {
  return findClicks([...PEERS, ...own], nothingOdd, NOBODY, fraudRuleSet(version)).map(
    ({ publisherId, signs, seen, of }) => `${publisherId} ${signs.join()} ${seen}/${of}`,
  );
}

const HIDDEN = { target: "image", asked: "" } as const;

test("only signs that clicks are judged by are taken of a click", () => {
  const click = kind("x", 1, { ...HIDDEN, network: "hosting", hour: 2, hints: "missing" });
  expect(signsOfClick(click, () => ["odd-headers", "odd-tls"])).toEqual([
    "no-hints",
    "unseen",
    "odd-headers",
  ]);
});

test.each([
  ["no-hints", { hints: "missing" }],
  ["other-hints", { hints: "contradict" }],
  ["no-target", { target: "missing" }],
  ["no-language", { language: "" }],
  ["unseen", HIDDEN],
] as const)("many clicks with %s, which no peer has, are found", (sign, traits) => {
  expect(found(kind("x", 300), kind("x", 100, traits))).toEqual([`x ${sign} 100/400`]);
});

test.each([
  ["no-hints", { hints: "missing" }, false],
  ["no-target", { target: "missing" }, false],
  ["no-language", { language: "" }, false],
  ["in-frame", { target: "iframe", asked: "" }, false],
  ["other-hints", { hints: "contradict" }, true],
  ["unseen", HIDDEN, true],
  ["framed", { target: "iframe", asked: "no" }, true],
] as const)(
  "of a publisher without peers, or with too few of their clicks, %s is found: %s",
  (_sign, traits, isFound) => {
    const own = [kind("x", 300), kind("x", 100, traits)];
    for (const peers of [[], [kind("a", 30), kind("b", 28)]])
      expect(findClicks([...peers, ...own], nothingOdd, NOBODY, NEWEST)).toHaveLength(
        isFound ? 1 : 0,
      );
    const enough = [kind("a", 30), kind("b", 29)];
    const { length } = findClicks([...enough, ...own], nothingOdd, NOBODY, NEWEST);
    if (_sign !== "in-frame") expect(length).toBe(1);
  },
);

test("what peers have as often is not found", () => {
  const peers = PEERS.map(({ publisherId }) => kind(publisherId, 100, { hints: "missing" }));
  expect(found(...peers, kind("x", 400), kind("x", 110, { hints: "missing" }))).toEqual([]);
});

test.each([
  ["nine marked clicks", 31, 9, false],
  ["ten marked clicks", 30, 10, true],
  ["twenty-nine clicks in all", 9, 20, false],
  ["thirty clicks in all", 10, 20, true],
])("%s are found: %#", (_name, plain, marked, isFound) => {
  expect(found(kind("x", plain), kind("x", marked, HIDDEN))).toHaveLength(isFound ? 1 : 0);
});

test("a click or two of a hundred are left alone, ten of a hundred are not", () => {
  expect(found(kind("x", 4_921), kind("x", 79, HIDDEN))).toEqual([]);
  expect(found(kind("x", 900), kind("x", 100, HIDDEN))).toHaveLength(1);
});

const FRAME = { target: "iframe" } as const;

test("whose frames are clicked is not found for those whose click got lost on the way", () => {
  const clicked = kind("x", 300, { ...FRAME, asked: "yes" });
  expect(found(clicked, kind("x", 100, { ...FRAME, asked: "no" }))).toEqual([]);
});

test("frames that nobody clicked are found", () => {
  const own = [kind("x", 300), kind("x", 100, { ...FRAME, asked: "no" })];
  expect(found(...own)).toEqual(["x framed 100/400"]);
});

test("frames of browsers that do not tell clicks are judged by those that do", () => {
  const silent = kind("x", 200, { ...FRAME, asked: "" });
  expect(found(kind("x", 200), silent)).toEqual([]);
  expect(found(kind("x", 200, { ...FRAME, asked: "yes" }), silent)).toEqual([]);
  expect(found(kind("x", 200, { ...FRAME, asked: "no" }), silent)).toContain("x in-frame 200/400");
});

test("who is found out by one sign is no measure of another", () => {
  const w = (more: Partial<Traits>) => [kind("w", 391, more), kind("w", 9, { ...HIDDEN, ...more })];
  const own = [kind("x", 360), kind("x", 40, HIDDEN)];
  expect(found(...w({}), ...own)).toEqual([]);
  expect(found(...w({ language: "" }), ...own)).toContain("x unseen 40/400");
});

test("peers who show their links in frames do not cover for frames that nobody clicks", () => {
  const asked = { target: "iframe", asked: "yes" } as const;
  const unasked = { target: "iframe", asked: "no" } as const;
  const framers = ["f", "g", "h"].flatMap((name) => [
    kind(name, 200),
    kind(name, 160, asked),
    kind(name, 40, unasked),
  ]);
  expect(found(...framers, kind("x", 360), kind("x", 40, unasked))).toEqual(["x framed 40/400"]);
});

test("of 2,000 clicks of peers the finding says so", () => {
  const [finding] = findClicks([...PEERS, kind("x", 400, HIDDEN)], nothingOdd, NOBODY, NEWEST);
  expect(finding).toMatchObject({ rule: "hidden-frame", about: "clicks", peers: 2_000 });
  expect(finding?.score).toBeGreaterThan(0.99);
});

test.each([
  ["no-hints", { hints: "missing" }],
  ["no-target", { target: "missing" }],
  ["no-language", { language: "" }],
] as const)("some of a publisher's visitors may leave out headers (%s)", (sign, traits) => {
  const some = [kind("x", 344), kind("x", 56, traits)];
  expect(found(...some)).toEqual([]);
  expect(foundBy(4, ...some)).toEqual([`x ${sign} 56/400`]);
  expect(found(kind("x", 340), kind("x", 60, traits))).toEqual([`x ${sign} 60/400`]);
  const hidden = [kind("x", 380), kind("x", 20, HIDDEN)];
  expect(found(...hidden)).toEqual(["x unseen 20/400"]);
});
