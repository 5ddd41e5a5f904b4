import type { FraudRule } from "../fraud-rule.ts";

export const oddClient: FraudRule = {
  id: "odd-client",
  title: "Browser that is not what it says",
  sentence:
    "User agent, client hints and connection contradict each other, or one build of a client stands out against the peers.",
  forPublishers: "Some of this traffic does not look like visits of people.",
  signs: {
    "no-hints": {
      family: "client",
      weight: "alone",
      words: "came without the client hints that this browser sends",
    },
    "other-hints": {
      family: "client",
      weight: "alone",
      words: "had client hints that contradict the user agent",
    },
    "no-target": {
      family: "client",
      weight: "alone",
      words: "came without the Sec-Fetch headers that this browser sends",
    },
    "no-language": { family: "client", weight: "alone", words: "named no language" },
    "odd-headers": {
      family: "client",
      weight: "alone",
      words: "had a set of headers that no peer's browsers have",
    },
    "odd-accept": {
      family: "client",
      weight: "alone",
      words: "had an Accept header that no peer's browsers have",
    },
    client: {
      family: "client",
      weight: "alone",
      words: "had headers that do not fit their browser",
    },
    "odd-version": {
      family: "version",
      weight: "helps",
      words: "had browser versions that peers hardly see",
    },
  },
};
