import type { FraudRule } from "../fraud-rule.ts";

export const hiddenFrame: FraudRule = {
  id: "hidden-frame",
  title: "Clicks nobody made",
  sentence:
    "Clicks were loaded as an image or inside a frame, not by somebody who followed a link.",
  forPublishers: "Some clicks were not made by visitors who followed your link.",
  signs: {
    unseen: {
      family: "unseen",
      weight: "alone",
      usual: 0.004,
      words: "were loaded as an image or script, which shows nobody a page",
    },
    framed: {
      family: "unseen",
      weight: "alone",
      usual: 0.01,
      words: "were loaded into a frame without anybody's click",
    },
    "in-frame": {
      family: "unseen",
      weight: "alone",
      words: "were loaded into a frame by a browser that does not say whether anybody clicked",
    },
    "target:": { family: "target", weight: "paired", words: "were loaded into a frame" },
  },
};
