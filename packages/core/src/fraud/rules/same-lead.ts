import type { FraudRule } from "../fraud-rule.ts";

export const sameLead: FraudRule = {
  id: "same-lead",
  title: "The same person again",
  sentence: "One lead stands behind several results.",
  forPublishers: "The same customer appears more than once.",
  signs: {
    "same-lead": {
      family: "lead",
      weight: "alone",
      usual: 0.004,
      words: "named a lead that another click had named",
    },
  },
};
