import type { FraudRule } from "../fraud-rule.ts";

export const lowRate: FraudRule = {
  id: "low-rate",
  title: "Hardly a result for its clicks",
  sentence:
    "Far fewer of its clicks lead to a result than of the peers': clicks may be sent in bulk. It is said of the source, not held against a result.",
  forPublishers: "Some of this traffic does not look like visits of people.",
  setting: { mode: "tag", minScore: 0.8 },
  signs: {
    "low-rate": { family: "rate", weight: "helps", words: "led to a result" },
  },
};
