/** What follows for a result: nothing, a mark, held money, or a rejection. */
export type RuleMode = "off" | "tag" | "hold" | "reject";

/** What a rule may be set to: `block` rejects results and keeps their source's clicks out of the campaign. */
export type SettingMode = RuleMode | "block";

export type RuleSetting = {
  readonly mode: SettingMode;
  /** The least score at which it follows, 0 to 1. */
  readonly minScore: number;
};

export type ListKind = "ip" | "asn" | "user-agent" | "referrer" | "sub" | "publisher";

/** Something that is always, or never, let through. */
export type ListEntry = {
  readonly kind: ListKind;
  /** An address or CIDR, an AS number, a part of a user agent, a host, a sub id, a publisher's id. */
  readonly value: string;
  readonly note: string;
};

/** How a campaign deals with fraud. */
export type FraudPolicy = {
  readonly isOn: boolean;
  /** Of the rule set that judges all of the workspace's campaigns together. */
  readonly rulesVersion: number;
  /** By rule; what is not named is at its default. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly allow: readonly ListEntry[];
  readonly block: readonly ListEntry[];
  /** How long a publisher's postback waits for the verdict, from its result's receipt; 0 = not at all. */
  readonly postbackWaitMinutes: number;
};
