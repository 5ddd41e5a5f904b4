import type { SourceResult } from "../evidence.ts";
import type { FraudRuleSet } from "../rule-sets.ts";
import { clockSigns } from "./clock-signs.ts";
import { clickSigns, type ClickLore } from "./click-signs.ts";
import { delaySeconds, learnDelays } from "./delays.ts";
import { subShape, txidShape } from "./number-shape.ts";
import { learnSteps } from "./number-steps.ts";
import { isRepeatedLead, learnLeads, type Leads } from "./repeated-leads.ts";
import { timeSigns } from "./time-spans.ts";

/** A result with its signs. */
export type SignedResult = SourceResult & { readonly signs: readonly string[] };

const DAY_MS = 86_400_000;

/** Shares of the peers' results as `Delay` has them. */
const SOON = [0.005, 0.015, 0.04, 0.08];
const LATE = [0.02, 0.06, 0.15];

type Counts = Map<string, number>;

/** How often the same came up among the results. */
type Repeats = {
  readonly addresses: Counts;
  readonly devices: Counts;
  readonly networks: Counts;
  /** Amounts, by campaign and event, that some publisher has again and again. */
  readonly amounts: ReadonlySet<string>;
  readonly leads: Leads;
  readonly firstOfClick: ReadonlyMap<string, SourceResult>;
  readonly isOutOfStep: (result: SourceResult) => boolean;
};

/** Results with all signs but those that depend on whose results say what is usual. */
export function signResults(
  results: readonly SourceResult[],
  lore: ClickLore,
  rules: Pick<FraudRuleSet, "allowsForAudiences">,
): readonly SignedResult[] {
  const repeats = learnRepeats(results);
  return results.map((result) => {
    const { traits } = result;
    const signs = [
      ...(traits === null ? [] : byClick({ ...result, traits }, repeats, lore)),
      ...timeSigns(delaySeconds(result)),
      ...ownSigns(result, repeats, rules),
    ];
    return { ...result, signs: [...signs, ...takenBackSigns(signs)] };
  });
}

const FROM_ELSEWHERE = ["far", "odd-tls", "odd-extensions", "odd-language", "odd-zone"];
const COMES_AGAIN = ["own-network", "same-device", "same-network", "same-sender"];

/**
 * Why an advertiser takes a result back has nothing to do with where an honest one comes from. Whether two of those other
 * oddities meet does not count: companies, offices and carriers have several of them at once, of one cause.
 */
function takenBackSigns(signs: readonly string[]): readonly string[] {
  if (!signs.includes("taken-back")) return [];
  const isAny = (some: readonly string[]) => some.some((sign) => signs.includes(sign));
  if (isAny(FROM_ELSEWHERE)) return ["odd-taken-back1", "odd-taken-back2"];
  return isAny(COMES_AGAIN) ? ["odd-taken-back2"] : [];
}

/**
 * The same with the signs of being soon or late; `isPeer`: whose results say what is usual, `mayBeLate`: whose may take their
 * time.
 */
export function signDelays(
  results: readonly SignedResult[],
  isPeer: (publisherId: string) => boolean,
  mayBeLate: (publisherId: string) => boolean = () => false,
): readonly SignedResult[] {
  const delayOf = learnDelays(results, isPeer);
  return results.map((result) => {
    const delay = delayOf(result);
    if (delay === null) return result;
    const soon = SOON.flatMap((share, i) => (delay.within < share ? [`soon${i + 1}`] : []));
    const late = mayBeLate(result.publisherId)
      ? []
      : LATE.flatMap((share, i) => (delay.after < share ? [`late${i + 1}`] : []));
    return { ...result, signs: [...result.signs, ...soon, ...late] };
  });
}

function byClick(
  result: SourceResult & { readonly traits: NonNullable<SourceResult["traits"]> },
  repeats: Repeats,
  lore: ClickLore,
): readonly string[] {
  const { traits, clickAtMs, publisherId } = result;
  const { signs, isShared } = clickSigns({ atMs: clickAtMs, publisherId, traits }, lore);
  // A frame nobody asked for is judged by all clicks of the source, where there are more of them.
  const own = signs.filter((sign) => sign !== "framed" && sign !== "in-frame");
  if (isShared || traits.network === "relay") return own;
  const isRepeated = (counts: Counts, key: string) => (counts.get(key) ?? 0) >= 3;
  return [
    ...own,
    ...(isRepeated(repeats.addresses, addressKey(result)) ? ["same-address"] : []),
    ...(isRepeated(repeats.devices, deviceKey(result)) ? ["same-device"] : []),
    ...(isRepeated(repeats.networks, networkKey(result)) ? ["same-network"] : []),
  ];
}

/** A price that many pay is no sign; one that is in so many of a source's results may be. */
const LEAST_SAME = 4;

function ownSigns(
  result: SourceResult,
  repeats: Repeats,
  rules: Pick<FraudRuleSet, "allowsForAudiences">,
): readonly string[] {
  const { clickId, txid, amountMicros, sub } = result;
  const signs: string[] = [];
  if (isRepeatedLead(result, repeats.leads, rules)) signs.push("same-lead");
  if (clickId !== "" && repeats.firstOfClick.get(clickId) !== result) signs.push("many-per-click");
  if (txid !== null) signs.push(txidSign(txid));
  if (repeats.isOutOfStep(result)) signs.push("out-of-step");
  if (repeats.amounts.has(amountKey(result))) signs.push(`amount:${amountMicros}`);
  if (sub !== "") signs.push(`sub:${subShape(sub)}`);
  if (result.isTakenBack) signs.push("taken-back");
  return [...signs, ...clockSigns(result.atMs)];
}

export function txidSign(txid: string): string {
  return `txid:${txidShape(txid)}`;
}

function learnRepeats(results: readonly SourceResult[]): Repeats {
  const inTime = results.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
  const firstOfClick = new Map<string, SourceResult>();
  for (const result of inTime) {
    const { clickId } = result;
    if (!firstOfClick.has(clickId)) firstOfClick.set(clickId, result);
  }
  const clicked = results.filter(({ traits }) => traits !== null);
  return {
    addresses: countBy(clicked, addressKey),
    devices: countBy(clicked, deviceKey),
    networks: countBy(clicked, networkKey),
    amounts: repeatedAmounts(results),
    leads: learnLeads(inTime),
    firstOfClick,
    isOutOfStep: learnSteps(results),
  };
}

/** Once one has it again and again it counts with everybody: a price of the shop is its peers' as well. */
function repeatedAmounts(results: readonly SourceResult[]): ReadonlySet<string> {
  const priced = results.filter(({ amountMicros }) => amountMicros !== null);
  const bySource = Map.groupBy(priced, (one) => `${one.publisherId} ${amountKey(one)}`);
  return new Set(
    [...bySource.values()].flatMap(([first, ...others]) =>
      first !== undefined && others.length + 1 >= LEAST_SAME ? [amountKey(first)] : [],
    ),
  );
}

function amountKey({ campaignId, event, amountMicros }: SourceResult): string {
  return `${campaignId} ${event} ${amountMicros}`;
}

function addressKey({ publisherId, clickAtMs, traits }: SourceResult): string {
  return `${publisherId} ${Math.floor(clickAtMs / DAY_MS)} ${traits?.address}`;
}

function deviceKey({ publisherId, traits }: SourceResult): string {
  return `${publisherId} ${traits?.prefix} ${traits?.agent}`;
}

function networkKey({ publisherId, traits }: SourceResult): string {
  return `${publisherId} ${traits?.prefix}`;
}

function countBy(results: readonly SourceResult[], key: (result: SourceResult) => string): Counts {
  const counts: Counts = new Map();
  for (const result of results) {
    const name = key(result);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
