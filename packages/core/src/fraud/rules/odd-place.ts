import type { FraudRule } from "../fraud-rule.ts";

export const oddPlace: FraudRule = {
  id: "odd-place",
  title: "Place that does not fit",
  sentence:
    "Country, time zone and language do not fit together, more often than they do among the peers.",
  forPublishers: "Some of this traffic does not look like visits of people.",
  signs: {
    "odd-zone": {
      family: "place",
      weight: "paired",
      words: "were in time zones that do not belong to their country",
    },
    "odd-language": {
      family: "place",
      weight: "paired",
      words: "had languages that are rare in their country",
    },
    elsewhere: {
      family: "place",
      weight: "alone",
      words:
        "came from elsewhere by two signs at once: a hosting network, a long way, another country's language or time zone",
    },
    far: {
      family: "place",
      weight: "paired",
      words: "answered slower than 97 % of that country's visitors",
    },
  },
};
