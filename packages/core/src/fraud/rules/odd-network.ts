import type { FraudRule } from "../fraud-rule.ts";

export const oddNetwork: FraudRule = {
  id: "odd-network",
  title: "Networks where nobody browses",
  sentence: "More of its traffic than the peers' comes from data centres and hosting companies.",
  forPublishers: "Some of this traffic does not look like visits of people.",
  signs: {
    hosting: { family: "network", weight: "paired", words: "came from hosting networks" },
    "hosted-phone": {
      family: "network",
      weight: "paired",
      words: "came by phones' browsers from hosting networks",
    },
    "odd-network": {
      family: "network",
      weight: "paired",
      words: "came from networks that no peer sees in that country",
    },
    near: {
      family: "network",
      weight: "paired",
      words: "answered faster than 95 % of that country's visitors",
    },
    http1: { family: "network", weight: "paired", words: "came by HTTP/1" },
  },
};
