import type { FraudRule } from "../fraud-rule.ts";

export const oddConnection: FraudRule = {
  id: "odd-connection",
  title: "Connection of another program",
  sentence: "TLS fingerprints are not those that these browsers have everywhere else.",
  forPublishers: "Some of this traffic does not look like visits of people.",
  signs: {
    "odd-tls": {
      family: "tls",
      weight: "paired",
      words: "had TLS ciphers that peers' browsers do not have",
    },
    "odd-extensions": {
      family: "tls",
      weight: "paired",
      words: "had TLS extensions that peers' browsers do not have",
    },
    "fixed-extensions": {
      family: "tls",
      weight: "paired",
      words: "had the same order of TLS extensions again and again, which peers' browsers mix",
    },
  },
};
