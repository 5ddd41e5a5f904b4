import { expect, test } from "vitest";
import type { Signal } from "../finding.ts";
import { mergePolicy, type OwnFraudPolicy } from "./own-policy.ts";
import { heldOfDay, weighDay, type SampledDay } from "./weigh-day.ts";

const FRAMES: Signal = { rule: "hidden-frame", score: 0.97, detail: "60 % in frames" };
const HEADERS: Signal = { rule: "odd-client", score: 0.7, detail: "11 % with odd headers" };
const PUBLISHER = [{ kind: "publisher", value: "pub_1", note: "" }] as const;

/** 40 clicks, of which 10 are in frames, 5 in frames with odd headers and 5 have odd headers. */
const DAY: SampledDay = {
  publisherId: "pub_1",
  sampled: 40,
  parts: [
    { clicks: 10, signals: [FRAMES] },
    { clicks: 5, signals: [FRAMES, HEADERS] },
    { clicks: 5, signals: [HEADERS] },
  ],
};

const weigh = (own: OwnFraudPolicy, day: Partial<SampledDay> = {}) =>
  weighDay({ ...DAY, ...day }, mergePolicy(own));

test("clicks count that have a signal which holds, and of signals those that count", () => {
  expect(weigh({})).toEqual({ marked: 15, score: 0.97, blocks: false, signals: [FRAMES] });
  const lower = { "odd-client": { mode: "hold", minScore: 0.6 } } as const;
  expect(weigh({ rules: lower })).toMatchObject({ marked: 20, signals: [FRAMES, HEADERS] });
});

test.each([
  ["off", 0, false],
  ["tag", 0, false],
  ["reject", 15, false],
  ["block", 15, true],
] as const)(
  "a rule that is to %s holds %i clicks, and keeps their source out: %s",
  (mode, marked, blocks) => {
    const rules = { "hidden-frame": { mode, minScore: 0.8 } };
    expect(weigh({ rules })).toMatchObject({ marked, blocks });
  },
);

test("a publisher on the block list has all clicks held, whether anything is held against them or not", () => {
  const all = weigh({ block: PUBLISHER });
  expect(all).toMatchObject({ marked: 40, score: 1 });
  expect(all.signals.map(({ rule }) => rule)).toEqual(["block-list", "hidden-frame"]);
  expect(weigh({ block: PUBLISHER }, { parts: [] })).toMatchObject({ marked: 40 });
  expect(weigh({ block: PUBLISHER, allow: PUBLISHER }).marked).toBe(0);
  expect(weigh({ block: PUBLISHER, isOn: false }).marked).toBe(0);
  expect(weigh({ block: PUBLISHER }, { publisherId: "pub_2" }).marked).toBe(15);
});

test("of fewer than twelve clicks nothing is said", () => {
  const parts = [{ clicks: 11, signals: [FRAMES] }];
  expect(weigh({}, { sampled: 11, parts })).toEqual({
    marked: 0,
    score: 0,
    blocks: false,
    signals: [],
  });
  expect(weigh({}, { sampled: 12, parts })).toMatchObject({ marked: 11 });
});

test("what is held is the marked share of what the day earned, also where it earned very much", () => {
  expect(heldOfDay(10_000_000, { marked: 15, sampled: 40 })).toBe(3_750_000);
  expect(heldOfDay(100, { marked: 1, sampled: 3 })).toBe(33);
  expect(heldOfDay(9_000_000_000_000_000, { marked: 40, sampled: 40 })).toBe(9_000_000_000_000_000);
  expect(heldOfDay(5, { marked: 0, sampled: 0 })).toBe(0);
});
