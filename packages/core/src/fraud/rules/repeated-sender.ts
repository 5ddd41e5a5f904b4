import type { FraudRule } from "../fraud-rule.ts";

export const repeatedSender: FraudRule = {
  id: "repeated-sender",
  title: "The same sender again and again",
  sentence:
    "Few addresses or devices stand behind many of its events, more than behind the peers'.",
  forPublishers: "Some of this traffic does not look like visits of people.",
  signs: {
    solo: {
      family: "sender",
      weight: "paired",
      words: "came from addresses with three or more clicks of one user agent a day",
    },
    "same-address": {
      family: "sender",
      weight: "paired",
      words: "shared an address with two more results of the day",
    },
    "same-device": {
      family: "sender",
      weight: "paired",
      words: "shared network and browser with two more results",
    },
    "same-network": {
      family: "sender",
      weight: "paired",
      words: "shared their network with two more results",
    },
    "same-sender": {
      family: "sender",
      weight: "paired",
      words: "shared network, browser and TLS fingerprint with three more clicks",
    },
    "own-network": {
      family: "sender",
      weight: "paired",
      words: "came from networks of few browsers that no peer sees",
    },
  },
};
