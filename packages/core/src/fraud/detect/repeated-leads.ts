import type { SourceResult } from "../evidence.ts";
import type { FraudRuleSet } from "../rule-sets.ts";

export type Leads = {
  /** Results by the lead that they name, the earliest first. */
  readonly named: ReadonlyMap<string, readonly SourceResult[]>;
  /** Leads that a browser in a network has named. */
  readonly bySender: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Of a lead that very many name the first are enough to say what the others are. */
const MOST_LOOKED_AT = 50;
/** Leads of one household: whoever names more has a list. */
const MOST_OF_PEOPLE = 3;

/** `inTime`: the earliest first. */
export function learnLeads(inTime: readonly SourceResult[]): Leads {
  const named = new Map<string, SourceResult[]>();
  const bySender = new Map<string, Set<string>>();
  for (const result of inTime) {
    const { lead } = result;
    if (lead === null) continue;
    const results = named.get(lead);
    if (results === undefined) named.set(lead, [result]);
    else results.push(result);
    const sender = senderOf(result);
    bySender.set(sender, (bySender.get(sender) ?? new Set()).add(lead));
  }
  return { named, bySender };
}

/**
 * Whether another click named the lead before. Whoever was first is the victim, unless the same source comes with the lead
 * again by another click. Who comes again by the own browser at home is the same person, and nobody's copy.
 */
export function isRepeatedLead(
  result: SourceResult,
  { named, bySender }: Leads,
  { allowsForAudiences }: Pick<FraudRuleSet, "allowsForAudiences">,
): boolean {
  const sender = senderOf(result);
  const isPerson = allowsForAudiences && (bySender.get(sender)?.size ?? 0) <= MOST_OF_PEOPLE;
  const all = result.lead === null ? [] : (named.get(result.lead) ?? []);
  const others = all
    .slice(0, MOST_LOOKED_AT)
    .filter((other) => !(isPerson && senderOf(other) === sender));
  const isOther = ({ clickId }: SourceResult) => clickId !== result.clickId;
  const [first] = others;
  if (first !== undefined && isOther(first) && isBefore(first, result)) return true;
  return others.some((other) => isOther(other) && other.publisherId === result.publisherId);
}

function isBefore(one: SourceResult, other: SourceResult): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.id < other.id);
}

function senderOf({ id, traits }: SourceResult): string {
  return traits === null ? id : `${traits.prefix} ${traits.agent}`;
}
