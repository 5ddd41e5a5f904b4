/**
 * What judges, as a value: whoever changes what is judged adds another one and leaves those before as they are, so that what an
 * earlier one made of a workspace's traffic can be made of it again.
 */
export type FraudRuleSet = {
  readonly version: number;
  /** What is new in it, for whoever chooses one. */
  readonly change: string;
  /** Whether sub ids are judged by themselves, beside their publisher, and whether anybody's results came after too alike times. */
  readonly judgesSubIds: boolean;
  /** Signs that came after it: to it they are not there. */
  readonly unknownSigns: readonly string[];
  /** Whether one who alone has numbers of another shape is told from advertisers who give everybody one. */
  readonly comparesShapes: boolean;
  /**
   * How often one of a sign's many values, a span of time or an amount, may meet another sign as often among a source's own
   * results by chance: there is a value more to try for each.
   */
  readonly chanceByValue: { readonly time: number; readonly amount: number };
};

const NEWEST: FraudRuleSet = {
  version: 5,
  change:
    "Sub ids are judged by themselves, too, and times that are more alike than people's; phones do not come from hosting networks.",
  judgesSubIds: true,
  unknownSigns: [],
  comparesShapes: true,
  chanceByValue: { time: 5e-5, amount: 1e-3 },
};

/** The newest first. */
export const FRAUD_RULE_SETS: readonly [FraudRuleSet, ...FraudRuleSet[]] = [
  NEWEST,
  {
    version: 4,
    change:
      "Those who are found out have no vote on what is usual; each publisher is judged as a whole.",
    judgesSubIds: false,
    unknownSigns: ["hosted-phone"],
    comparesShapes: false,
    chanceByValue: { time: 5e-4, amount: 0.01 },
  },
];

/** Which judges where nobody says otherwise. */
export const FRAUD_RULES_VERSION = NEWEST.version;

/** The newest where this version is none, or none that can still be run. */
export function fraudRuleSet(version: number): FraudRuleSet {
  return FRAUD_RULE_SETS.find((one) => one.version === version) ?? NEWEST;
}
