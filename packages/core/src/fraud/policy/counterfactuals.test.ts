import { expect, test } from "vitest";
import { counterfactuals } from "./counterfactuals.ts";
import { DEFAULT_FRAUD_POLICY } from "./default-policy.ts";

const of = (...rules: (readonly [string, number])[]) =>
  counterfactuals(DEFAULT_FRAUD_POLICY, {
    score: 1,
    signals: rules.map(([rule, score]) => ({ rule, score, detail: "" })),
  });

test("one rule alone is named with its threshold", () => {
  expect(of(["too-soon", 0.936_78])).toEqual([
    'Without "Results too soon after the click" it would be let through.',
    "With a score below 0.8 instead of 0.936 nothing would follow.",
  ]);
});

test("a rule that makes it worse than others do is named alone", () => {
  expect(of(["forged", 0.9], ["too-soon", 0.9])).toEqual([
    'Without "Forged report" it would be held.',
  ]);
});

test("rules that each suffice are named together", () => {
  expect(of(["odd-client", 0.9], ["too-soon", 0.9], ["low-rate", 0.9])).toEqual([
    'Without "Browser that is not what it says" and "Results too soon after the click" together it would be let through with a mark; each alone is enough to hold it.',
  ]);
});

test.each([[[]], [[["low-rate", 1]]], [[["too-soon", 0.5]]]] as const)(
  "where money is not touched nothing is said: %j",
  (rules) => {
    expect(of(...rules)).toEqual([]);
  },
);
