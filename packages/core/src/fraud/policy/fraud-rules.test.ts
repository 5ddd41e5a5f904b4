import { expect, test } from "vitest";
import { FRAUD_RULES, ruleTitle } from "./fraud-rules.ts";

const ids = FRAUD_RULES.map(({ id }) => id);

test.each(["invalid-click", "block-list", "too-soon", "own-source", "alike"])(
  "%s can be set",
  (rule) => {
    expect(ids).toContain(rule);
  },
);

test.each(["night", "taken-back", "forged", "low-rate"])(
  "%s, from which nothing would follow, cannot be set, and is known by its title",
  (rule) => {
    expect(ids).not.toContain(rule);
    expect(ruleTitle(rule)).not.toBe(rule);
  },
);

test("a rule of an earlier version is called by its id", () => {
  expect(ruleTitle("toString")).toBe("toString");
});
