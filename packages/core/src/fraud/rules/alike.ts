import type { FraudRule } from "../fraud-rule.ts";

export const alike: FraudRule = {
  id: "alike",
  title: "Like what was found out",
  sentence: "A result is like those that gave its source away, and unlike the rest.",
  forPublishers: "Some of this traffic does not look like visits of people.",
  signs: {},
};
