import type { FraudRule } from "../fraud-rule.ts";

export const blockList: FraudRule = {
  id: "block-list",
  title: "On your block list",
  sentence: "Its click is of an address, network, browser, page, source or publisher you block.",
  forPublishers: "This source is not accepted for the campaign.",
  setting: { mode: "reject", minScore: 0.8 },
  signs: {},
};
