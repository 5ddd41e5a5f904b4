import type { FraudRule } from "../fraud-rule.ts";

export const forged: FraudRule = {
  id: "forged",
  title: "Forged report",
  sentence: "The report names a click that was never recorded, or does not fit what was recorded.",
  forPublishers: "The report of this result could not be confirmed.",
  setting: { mode: "reject", minScore: 0.8 },
  signs: {},
};
