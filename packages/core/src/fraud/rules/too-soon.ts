import type { FraudRule } from "../fraud-rule.ts";

export const tooSoon: FraudRule = {
  id: "too-soon",
  title: "Results too soon after the click",
  sentence: "Many results follow their click faster than people manage among the peers.",
  forPublishers: "Results came at times after their click that are unusual for this campaign.",
  signs: {
    soon1: {
      family: "time",
      weight: "alone",
      usual: 0.004,
      words: "came sooner than all but 0.5 % of the peers' results could",
    },
    soon2: {
      family: "time",
      weight: "alone",
      usual: 0.012,
      words: "came sooner than all but 1.5 % of the peers' results could",
    },
    soon3: {
      family: "time",
      weight: "alone",
      usual: 0.03,
      words: "came sooner than all but 4 % of the peers' results could",
    },
    soon4: {
      family: "time",
      weight: "alone",
      usual: 0.05,
      words: "came sooner than all but 8 % of the peers' results could",
    },
  },
};
