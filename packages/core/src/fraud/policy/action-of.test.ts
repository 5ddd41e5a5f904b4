import fc from "fast-check";
import { expect, test } from "vitest";
import { actionOf } from "./action-of.ts";
import { DEFAULT_FRAUD_POLICY } from "./default-policy.ts";
import { FRAUD_RULES } from "./fraud-rules.ts";
import { mergePolicy, RULE_MODES } from "./own-policy.ts";

const signal = (rule: string, score: number) => ({ rule, score, detail: `${rule} in numbers` });
const verdict = (...signals: ReturnType<typeof signal>[]) => ({
  score: Math.max(0, ...signals.map(({ score }) => score)),
  signals,
});
const allowed = {
  list: "allow",
  entry: { kind: "sub", value: "a", note: "" },
} as const;

test.each([
  [verdict(), "off"],
  [verdict(signal("too-soon", 0.79)), "off"],
  [verdict(signal("too-soon", 0.8)), "hold"],
  [verdict(signal("low-rate", 1)), "tag"],
  [verdict(signal("forged", 0.9), signal("too-soon", 0.9)), "reject"],
  [verdict(signal("invalid-click", 1)), "hold"],
  [verdict(signal("a-rule-of-tomorrow", 0.9)), "hold"],
])("by default a verdict of %j leads to %s", (judged, mode) => {
  expect(actionOf(DEFAULT_FRAUD_POLICY, judged).mode).toBe(mode);
});

test("only signals that count are given as the reason, and the score is theirs", () => {
  const judged = verdict(signal("too-soon", 0.85), signal("low-rate", 0.6), signal("night", 0.95));
  const policy = mergePolicy({ rules: { night: { mode: "off", minScore: 0.5 } } });
  expect(actionOf(policy, judged)).toEqual({
    mode: "hold",
    blocks: false,
    score: 0.85,
    signals: [signal("too-soon", 0.85)],
  });
});

test("a rule that blocks rejects, and says so where its score is enough", () => {
  const policy = mergePolicy({ rules: { "too-soon": { mode: "block", minScore: 0.9 } } });
  const both = (score: number) => verdict(signal("too-soon", score), signal("odd-client", 0.95));
  expect(actionOf(policy, both(0.9))).toMatchObject({ mode: "reject", blocks: true });
  expect(actionOf(policy, both(0.89))).toMatchObject({ mode: "hold", blocks: false });
});

test("nothing follows where detection is off or the allow list has it", () => {
  const judged = verdict(signal("forged", 1));
  const nothing = { mode: "off", blocks: false, score: 0, signals: [] };
  expect(actionOf(mergePolicy({ isOn: false }), judged)).toEqual(nothing);
  expect(actionOf(DEFAULT_FRAUD_POLICY, judged, allowed)).toEqual(nothing);
});

const anySignal = fc.record({
  rule: fc.constantFrom(...FRAUD_RULES.map(({ id }) => id)),
  score: fc.double({ min: 0, max: 1, noNaN: true }),
  detail: fc.constant("x"),
});

test("the order of signals changes nothing, and one more never makes it milder", () => {
  fc.assert(
    fc.property(fc.array(anySignal), anySignal, (signals, more) => {
      const rank = (all: typeof signals) =>
        RULE_MODES.indexOf(actionOf(DEFAULT_FRAUD_POLICY, { score: 0, signals: all }).mode);
      expect(rank(signals.toReversed())).toBe(rank(signals));
      expect(rank([...signals, more])).toBeGreaterThanOrEqual(rank(signals));
    }),
  );
});
