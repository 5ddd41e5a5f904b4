/**
 * What judges, as a value: whoever changes what is judged adds another one and leaves those before as they are, so that what an
 * earlier one made of a workspace's traffic can be made of it again.
 */
export type FraudRuleSet = {
  readonly version: number;
  /** What is new in it, for whoever chooses one. */
  readonly change: string;
  /** Whether sub ids are judged by themselves, beside their publisher. */
  readonly judgesSubIds: boolean;
};

const NEWEST: FraudRuleSet = {
  version: 5,
  change: "Sub ids are judged by themselves, too: one of many may be somebody else's traffic.",
  judgesSubIds: true,
};

/** The newest first. */
export const FRAUD_RULE_SETS: readonly [FraudRuleSet, ...FraudRuleSet[]] = [
  NEWEST,
  {
    version: 4,
    change:
      "Those who are found out have no vote on what is usual; each publisher is judged as a whole.",
    judgesSubIds: false,
  },
];

/** Which judges where nobody says otherwise. */
export const FRAUD_RULES_VERSION = NEWEST.version;

/** The newest where this version is none, or none that can still be run. */
export function fraudRuleSet(version: number): FraudRuleSet {
  return FRAUD_RULE_SETS.find((one) => one.version === version) ?? NEWEST;
}
