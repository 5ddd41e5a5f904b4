import { expect, test } from "vitest";
import { CURRENT_RULES, readRules } from "./rule-sets.ts";

test.each([
  ["v1", 1],
  ["1", 1],
  ["v2", 2],
])("%s names rule set %i", (text, version) => {
  expect(readRules(text).version).toBe(version);
});

test.each(["", "v0", "v01", "v99", "latest", "1.5", "-1"])(
  "%j is no rule set, and the error says which there are",
  (text) => {
    expect(() => readRules(text)).toThrow(`there is no rule set "${text}"; there is v1, v2`);
  },
);

test("events are judged by a rule set that can be asked for again", () => {
  expect(readRules(`v${CURRENT_RULES.version}`)).toBe(CURRENT_RULES);
});
