import type { FraudRule } from "../fraud-rule.ts";

export const invalidClick: FraudRule = {
  id: "invalid-click",
  title: "Click that does not count",
  sentence: "The result came from a click that lists or standard checks know to be no visit.",
  forPublishers: "The click behind this result is no visit of a person and does not count.",
  signs: {},
};
