import type { FraudRule } from "../fraud-rule.ts";

export const byTheClock: FraudRule = {
  id: "by-the-clock",
  title: "Reported by the clock",
  sentence:
    "More of its results than the peers' were reported when a quarter of an hour, or an hour, was full.",
  forPublishers: "Details of this result could not be confirmed.",
  signs: {
    "on-quarter": {
      family: "clock",
      weight: "alone",
      usual: 60 / 900,
      words: "were reported within a minute after a full quarter of an hour",
    },
    "on-hour": {
      family: "clock",
      weight: "alone",
      usual: 120 / 3_600,
      words: "were reported within two minutes after a full hour",
    },
  },
};
