import type { FraudRule } from "../fraud-rule.ts";

export const manyPerClick: FraudRule = {
  id: "many-per-click",
  title: "Many results of one click",
  sentence: "One click has far more results than those of the peers.",
  forPublishers: "More results than usual came from one click.",
  signs: {
    "many-per-click": {
      family: "per-click",
      weight: "alone",
      usual: 0.03,
      words: "were one more of a click that had its result",
    },
  },
};
