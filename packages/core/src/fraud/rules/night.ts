import type { FraudRule } from "../fraud-rule.ts";

export const night: FraudRule = {
  id: "night",
  title: "Busy while people sleep",
  sentence: "Much of it happens at night where its visitors are, unlike among the peers.",
  forPublishers: "Some of this traffic does not look like visits of people.",
  signs: {
    night: { family: "night", weight: "helps", words: "came between one and five at night" },
  },
};
