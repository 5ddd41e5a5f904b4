import { delaySeconds } from "./delays.ts";
import { subShape, txidShape } from "./number-shape.ts";
import { scopeOf } from "./peers.ts";
import type { FraudRuleSet } from "../rule-sets.ts";
import type { SignedResult } from "./result-signs.ts";

/** What a single likeness may count for and against, in natural logarithms of odds. */
const MOST = 2.5;

/** Peers' results count as so many of the source's own where it has few that are unmarked. */
const PEER_EVENTS = 4;
const MARKED_EVENTS = 2;

/** Of these there are ever new values: one that was not seen yet says nothing. */
const UNLIMITED: ReadonlySet<string> = new Set(["source", "page"]);

/** How often a feature, `name=value`, is there. */
export type FeatureCounts = ReadonlyMap<string, number>;

/** One value of each kind; what is unusual in itself is no more than that here. */
export function featuresOf(result: SignedResult): readonly string[] {
  const { signs, traits, txid, sub } = result;
  const has = (sign: string): string => (signs.includes(sign) ? "yes" : "no");
  const octave = Math.floor(Math.log2(Math.max(1, delaySeconds(result))));
  const distance = signs.includes("near") ? "near" : signs.includes("far") ? "far" : "usual";
  const own = [
    `sub=${sub === "" ? "" : subShape(sub)}`,
    `source=${sub}`,
    `time=${scopeOf(result)} ${octave}`,
    `txid=${txid === null ? "" : txidShape(txid)}`,
    ...["same-lead", "many-per-click", "taken-back"].map((sign) => `${sign}=${has(sign)}`),
  ];
  if (traits === null) return own;
  return [
    ...own,
    `browser=${traits.client}`,
    `country=${traits.country}`,
    `language=${traits.language}`,
    `network=${traits.network} ${has("odd-network")}`,
    `prefix=${traits.prefix}`,
    `target=${traits.target}`,
    `page=${traits.page}`,
    `asked=${traits.asked}`,
    `protocol=${traits.protocol}`,
    `distance=${distance}`,
    `repeated=${has("same-device")} ${has("same-network")} ${has("same-sender")}`,
    ...["odd-tls", "client", "own-network", "solo", "night"].map((sign) => `${sign}=${has(sign)}`),
  ];
}

export function featureName(feature: string): string {
  return feature.slice(0, feature.indexOf("="));
}

/** What a feature is of: those of a kind depend on each other. */
export function featureKind(feature: string): string {
  const name = featureName(feature);
  return KINDS[name] ?? name;
}

const KINDS: Readonly<Record<string, string>> = {
  country: "place",
  language: "place",
  distance: "place",
  network: "network",
  prefix: "network",
  "own-network": "network",
  solo: "network",
  repeated: "network",
  browser: "browser",
  client: "browser",
  protocol: "browser",
  "odd-tls": "browser",
  sub: "page",
  source: "page",
  page: "page",
};

export function countFeatures(results: readonly SignedResult[]): FeatureCounts {
  const counts = new Map<string, number>();
  for (const result of results)
    for (const feature of featuresOf(result)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

/** A source's results, those that findings mark and the rest, with its peers' beside them. */
export type Source = {
  readonly marked: readonly SignedResult[];
  readonly rest: readonly SignedResult[];
  readonly amongMarked: FeatureCounts;
  readonly amongRest: FeatureCounts;
  /** How often a peer's result has the feature, 0 to 1, never 0. */
  readonly usual: (feature: string) => number;
};

/** By publisher; one without marked results, or with nothing else, is left out. */
export function sourcesOf(
  results: readonly SignedResult[],
  isMarked: (result: SignedResult) => boolean,
  isPeer: (publisherId: string) => boolean,
): readonly Source[] {
  const peers = results.filter(({ publisherId }) => isPeer(publisherId));
  const ofPeers = countFeatures(peers);
  const usual = (feature: string) => ((ofPeers.get(feature) ?? 0) + 0.5) / (peers.length + 1);
  return [...Map.groupBy(results, ({ publisherId }) => publisherId).values()].flatMap((own) => {
    const { marked = [], rest = [] } = Object.groupBy(own, (one) =>
      isMarked(one) ? "marked" : "rest",
    );
    if (marked.length === 0 || rest.length === 0) return [];
    const [amongMarked, amongRest] = [countFeatures(marked), countFeatures(rest)];
    return [{ marked, rest, amongMarked, amongRest, usual }];
  });
}

/**
 * What a feature of one of the source's results says for its being as the marked ones: odds in natural logarithms, no more
 * than `MOST` either way. The result itself, which is among `side`, does not count.
 */
export function weightOf(
  feature: string,
  source: Source,
  side: "marked" | "rest",
  { allowsForNewNetworks }: Pick<FraudRuleSet["likeness"], "allowsForNewNetworks">,
): number {
  const { marked, rest, amongMarked, amongRest, usual } = source;
  const [ownMarked, ownRest] = side === "marked" ? [1, 0] : [0, 1];
  const inRest = (amongRest.get(feature) ?? ownRest) - ownRest;
  const inMarked = (amongMarked.get(feature) ?? ownMarked) - ownMarked;
  if (allowsForNewNetworks && inRest + inMarked === 0 && featureName(feature) === "prefix")
    return 0;
  const base = (inRest + PEER_EVENTS * usual(feature)) / (rest.length - ownRest + PEER_EVENTS);
  const here = inMarked + MARKED_EVENTS * base;
  const share = here / (marked.length - ownMarked + MARKED_EVENTS);
  const least = UNLIMITED.has(featureName(feature)) ? 0 : -MOST;
  return Math.max(least, Math.min(MOST, Math.log(share / base)));
}
