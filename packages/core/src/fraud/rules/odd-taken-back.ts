import type { FraudRule } from "../fraud-rule.ts";

export const oddTakenBack: FraudRule = {
  id: "odd-taken-back",
  title: "Taken back, and odd besides",
  sentence:
    "Results that the advertiser takes back are odd in where they come from, or of senders who come again, more often than the peers'.",
  forPublishers: "The advertiser could not confirm the quality of these results.",
  signs: {
    "odd-taken-back1": {
      family: "several",
      weight: "alone",
      words:
        "were taken back by the advertiser and came from elsewhere or by a connection that does not fit",
    },
    "odd-taken-back2": {
      family: "several",
      weight: "alone",
      words:
        "were taken back by the advertiser and came from elsewhere, by a connection that does not fit, or from a sender who comes again",
    },
  },
};
