import type { FraudRule } from "../fraud-rule.ts";

export const takenBack: FraudRule = {
  id: "taken-back",
  title: "Results taken back",
  sentence: "The advertiser rejects or refunds far more of its results than of the peers'.",
  forPublishers: "The advertiser could not confirm the quality of these results.",
  signs: {
    "taken-back": {
      family: "outcome",
      weight: "helps",
      words: "were taken back by the advertiser",
    },
  },
};
