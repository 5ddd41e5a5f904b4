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
  /** Whether a span of time is compared with those around it, too. */
  readonly allowsForPace: boolean;
  /**
   * How often one of a sign's many values, a span of time or an amount, may meet another sign as often among a source's own
   * results by chance: there is a value more to try for each.
   */
  readonly chanceByValue: { readonly time: number; readonly amount: number };
  /**
   * Whether several oddities that one honest audience has (a company abroad, people who hide headers, who comes again,
   * readers who take their time) count for no more than one.
   */
  readonly allowsForAudiences: boolean;
  /** Whether addresses of hosts that phones share in many networks say where those phones are. */
  readonly seesExits: boolean;
  /** Whether an address of a day that is not kept any more may have been anybody's. */
  readonly allowsForOldAddresses: boolean;
  /** How likeness to a source's marked results is weighed, chosen as the limits are. */
  readonly likeness: {
    /** Whether of features with a cause in common only the strongest counts. */
    readonly isByKind: boolean;
    /** Whether a network from which the source has no other result says nothing: there are ever new ones. */
    readonly allowsForNewNetworks: boolean;
    /** Factor of each feature's odds in natural logarithms: they depend on each other, or are fewer. */
    readonly taken: number;
    /** Probability from which a result is held for being like the marked ones. */
    readonly leastAlike: number;
    /** The same factor where a result is marked already. */
    readonly takenMarked: number;
    /** Probability below which a result that a finding marks is not meant by it. */
    readonly leastMeant: number;
  };
};

const NEWEST: FraudRuleSet = {
  version: 7,
  change:
    "Phones behind the shared addresses of many hosts show that they are elsewhere; old addresses and new networks say less, and likeness has to be surer.",
  judgesSubIds: true,
  unknownSigns: [],
  comparesShapes: true,
  allowsForPace: true,
  chanceByValue: { time: 5e-5, amount: 1e-3 },
  allowsForAudiences: true,
  seesExits: true,
  allowsForOldAddresses: true,
  likeness: {
    isByKind: true,
    allowsForNewNetworks: true,
    taken: 1.4,
    leastAlike: 0.97,
    takenMarked: 0.4,
    leastMeant: 0.85,
  },
};

/** The newest first. */
export const FRAUD_RULE_SETS: readonly [FraudRuleSet, ...FraudRuleSet[]] = [
  NEWEST,
  {
    ...NEWEST,
    version: 6,
    change:
      "Sub ids are judged by themselves, too, and times that are more alike than people's; what one honest audience explains counts for no more than one oddity.",
    seesExits: false,
    allowsForOldAddresses: false,
    likeness: {
      isByKind: true,
      allowsForNewNetworks: false,
      taken: 1.4,
      leastAlike: 0.9,
      takenMarked: 0.5,
      leastMeant: 0.7,
    },
  },
  {
    version: 4,
    change:
      "Those who are found out have no vote on what is usual; each publisher is judged as a whole.",
    judgesSubIds: false,
    unknownSigns: ["hosted-phone", "on-quarter", "on-hour"],
    comparesShapes: false,
    allowsForPace: false,
    chanceByValue: { time: 5e-4, amount: 0.01 },
    allowsForAudiences: false,
    seesExits: false,
    allowsForOldAddresses: false,
    likeness: {
      isByKind: false,
      allowsForNewNetworks: false,
      taken: 1.2,
      leastAlike: 0.8,
      takenMarked: 0.5,
      leastMeant: 0.6,
    },
  },
];

/** Which judges where nobody says otherwise. */
export const FRAUD_RULES_VERSION = NEWEST.version;

/** The newest where this version is none, or none that can still be run. */
export function fraudRuleSet(version: number): FraudRuleSet {
  return FRAUD_RULE_SETS.find((one) => one.version === version) ?? NEWEST;
}
