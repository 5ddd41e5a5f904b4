import type { FraudRule } from "../fraud-rule.ts";

export const madeUpNumbers: FraudRule = {
  id: "made-up-numbers",
  title: "Made-up numbers",
  sentence: "Transaction ids or amounts repeat or run on as nobody's orders do.",
  forPublishers: "Details of this result could not be confirmed.",
  signs: {
    "txid:": {
      family: "txid",
      weight: "alone",
      words: "had transaction ids of another shape than the peers'",
    },
    "out-of-step": {
      family: "txid",
      weight: "alone",
      usual: 0.02,
      words: "had a transaction id far from those that the peers' results had at the time",
    },
    "amount:": { family: "amount", weight: "alone", words: "had one and the same amount" },
  },
};
