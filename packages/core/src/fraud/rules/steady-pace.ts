import type { FraudRule } from "../fraud-rule.ts";

export const steadyPace: FraudRule = {
  id: "steady-pace",
  title: "A pace like a clock's",
  sentence: "Clicks come more evenly than independent visitors can.",
  forPublishers: "Some of this traffic does not look like visits of people.",
  signs: {
    steady: { family: "pace", weight: "alone", words: "came at a pace as even as a clock's" },
  },
};
