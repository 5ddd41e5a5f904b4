import type { FraudRule } from "../fraud-rule.ts";

export const unlikePeersTime: FraudRule = {
  id: "unlike-peers-time",
  title: "Time to the result unlike the peers'",
  sentence: "Results come after other times, mostly much later, than those of the peers.",
  forPublishers: "Results came at times after their click that are unusual for this campaign.",
  signs: {
    late1: {
      family: "time",
      weight: "alone",
      usual: 0.02,
      words: "came later than all but 2 % of the peers' results could",
    },
    late2: {
      family: "time",
      weight: "alone",
      usual: 0.06,
      words: "came later than all but 6 % of the peers' results could",
    },
    late3: {
      family: "time",
      weight: "alone",
      usual: 0.15,
      words: "came later than all but 15 % of the peers' results could",
    },
    "span:": { family: "time", weight: "alone", words: "came after more alike times" },
    "pace:": { family: "time", weight: "alone", words: "came after more alike times" },
    "asn:": { family: "cluster", weight: "helps", words: "came by one network" },
    "browser:": { family: "cluster", weight: "helps", words: "came by one browser" },
    "time:": { family: "time", weight: "paired", words: "came after the same time" },
  },
};
