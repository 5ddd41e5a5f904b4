import { expect, test } from "vitest";
import type { ListEntry } from "../policy.ts";
import { DEFAULT_FRAUD_POLICY } from "./default-policy.ts";
import { FRAUD_RULES, ruleTitle } from "./fraud-rules.ts";
import { mergePolicy, readOwnPolicy } from "./own-policy.ts";
import { publisherReason, publisherReasons } from "./publisher-reason.ts";

const entry = (value: string): ListEntry => ({ kind: "sub", value, note: "" });

test("where nobody has set anything the defaults hold", () => {
  expect(mergePolicy({})).toEqual(DEFAULT_FRAUD_POLICY);
  const { rules, isOn, postbackWaitMinutes } = DEFAULT_FRAUD_POLICY;
  expect([isOn, postbackWaitMinutes]).toEqual([true, 10]);
  expect(rules["too-soon"]).toEqual({ mode: "hold", minScore: 0.8 });
  expect(rules["invalid-click"]?.mode).toBe("hold");
  expect(rules["block-list"]?.mode).toBe("reject");
  expect(rules["forged"]?.mode).toBe("reject");
  expect(rules["low-rate"]?.mode).toBe("tag");
});

test("the nearest level that says something holds, and lists are those of both", () => {
  const workspace = {
    isOn: false,
    rules: { night: { mode: "off", minScore: 0.9 }, forged: { mode: "hold", minScore: 0.7 } },
    allow: [entry("w")],
    postbackWaitMinutes: 0,
  } as const;
  const campaign = {
    isOn: true,
    rules: { night: { mode: "reject", minScore: 0.6 } },
    allow: [entry("c")],
    block: [entry("b")],
  } as const;
  const merged = mergePolicy(workspace, campaign);
  expect(merged).toMatchObject({ isOn: true, postbackWaitMinutes: 0, block: [entry("b")] });
  expect(merged.allow).toEqual([entry("c"), entry("w")]);
  expect(merged.rules["night"]).toEqual({ mode: "reject", minScore: 0.6 });
  expect(merged.rules["forged"]).toEqual({ mode: "hold", minScore: 0.7 });
  expect(merged.rules["too-soon"]).toEqual({ mode: "hold", minScore: 0.8 });
});

test("a policy is read back as it was stored", () => {
  const own = {
    isOn: true,
    rules: { night: { mode: "reject", minScore: 0.6 } },
    allow: [entry("a")],
    block: [],
    postbackWaitMinutes: 60,
  };
  expect(readOwnPolicy(JSON.parse(JSON.stringify(own)))).toEqual(own);
});

test.each([
  [null],
  ["text"],
  [[]],
  [{ isOn: "yes", rules: [], allow: {}, block: 1, postbackWaitMinutes: "5" }],
])("%j sets nothing", (stored) => {
  expect(readOwnPolicy(stored)).toEqual({});
});

test("single parts that cannot be read count as not set, the others hold", () => {
  const stored = {
    rules: { night: { mode: "explode", minScore: 1 }, forged: { mode: "tag", minScore: 1 }, x: 1 },
    allow: [{ kind: "planet", value: "x" }, { kind: "sub", value: "a" }, null],
  };
  expect(readOwnPolicy(stored)).toEqual({
    rules: { forged: { mode: "tag", minScore: 1 } },
    allow: [entry("a")],
  });
});

test("every rule has a title, a sentence, a default and something a publisher may read", () => {
  expect(new Set(FRAUD_RULES.map(({ id }) => id)).size).toBe(FRAUD_RULES.length);
  for (const { id, title, sentence } of FRAUD_RULES) {
    expect([title === "", sentence.endsWith(".")]).toEqual([false, true]);
    expect(DEFAULT_FRAUD_POLICY.rules[id]).toBeDefined();
    expect(publisherReason(id)).not.toBe(publisherReason("no such rule"));
  }
  expect(ruleTitle("night")).toBe("Busy while people sleep");
  expect(ruleTitle("gone")).toBe("gone");
});

test("what a publisher reads has no numbers, names no rule, and says the same once", () => {
  const rules = [...FRAUD_RULES.map(({ id }) => id), "constructor", ""];
  for (const rule of rules) {
    expect(publisherReason(rule)).not.toMatch(/\d|%|score|peer/);
    expect(publisherReason(rule).length).toBeGreaterThan(20);
  }
  expect(publisherReasons(["odd-client", "odd-place", "night"])).toHaveLength(1);
});
