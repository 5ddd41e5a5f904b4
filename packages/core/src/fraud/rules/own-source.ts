import type { FraudRule } from "../fraud-rule.ts";

export const ownSource: FraudRule = {
  id: "own-source",
  title: "One kind of sub id stands out",
  sentence: "Results of one kind of its sub ids are unlike all others.",
  forPublishers: "Some of this traffic does not look like visits of people.",
  signs: {
    "sub:": { family: "source", weight: "paired", words: "came with one kind of sub id" },
  },
};
