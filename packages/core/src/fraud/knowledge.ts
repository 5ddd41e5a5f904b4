import { clickSigns, plainSigns, type ClickLore } from "./detect/click-signs.ts";
import { isElsewhere, OF_ELSEWHERE } from "./detect/elsewhere.ts";
import { signsOfClick } from "./detect/find-clicks.ts";
import { paceKey } from "./detect/find-steady.ts";
import type { Kind } from "./detect/kinds.ts";
import { oddKey } from "./detect/odd-values.ts";
import { txidSign, type SignedResult } from "./detect/result-signs.ts";
import { clockSigns } from "./detect/clock-signs.ts";
import { timeSigns } from "./detect/time-spans.ts";
import { senderKey } from "./detect/senders.ts";
import { delaySeconds } from "./detect/delays.ts";
import { subShape } from "./detect/number-shape.ts";
import type { Paces } from "./detect/spans.ts";
import type { Evidence, SourceClick, SourceResult } from "./evidence.ts";
import type { SourceFinding } from "./finding.ts";
import type { Traits } from "./traits.ts";

type Lists = Readonly<Record<string, readonly string[]>>;

/**
 * What it takes to see the signs of findings in events that come later: by publisher and sign the values that had it. A
 * value that is new shows at the next judging.
 */
export type Knowledge = {
  readonly values: Readonly<Record<string, Lists>>;
  /** By campaign and event: the longest seconds from click to result that had a sign of being soon. */
  readonly soon: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Left out by rule sets that do not ask for it. */
  readonly paces?: Paces;
};

/** Of a publisher and sign: what goes by value has few, or changes so often that the old ones do not come again. */
const MOST_VALUES = 500;

type Learnt = {
  readonly findings: readonly SourceFinding[];
  readonly signed: readonly SignedResult[];
  readonly evidence: Pick<Evidence, "clicks" | "steady">;
  readonly browsers: readonly Kind[];
  readonly lore: ClickLore;
  readonly paces: Paces;
};

export function writeKnowledge({
  findings,
  signed,
  evidence,
  browsers,
  lore,
  paces,
}: Learnt): Knowledge {
  const wanted = new Map<string, Set<string>>();
  for (const { publisherId, signs } of findings) {
    const own = wanted.get(publisherId) ?? new Set<string>();
    wanted.set(publisherId, own);
    for (const sign of signs) own.add(sign);
  }
  const values = new Map<string, Map<string, Set<string>>>();
  const note = (publisherId: string, sign: string, value: string) => {
    const own = values.get(publisherId) ?? new Map<string, Set<string>>();
    values.set(publisherId, own);
    const list = own.get(sign) ?? new Set<string>();
    own.set(sign, list);
    if (list.size < MOST_VALUES) list.add(value);
  };
  for (const result of signed) {
    const own = wanted.get(result.publisherId);
    if (own === undefined || result.traits === null) continue;
    for (const sign of result.signs) {
      const value = own.has(sign) ? valueOf(sign, { ...result, traits: result.traits }) : null;
      if (value !== null) note(result.publisherId, sign, value);
    }
  }
  for (const click of browsers) {
    if (wanted.get(click.publisherId)?.has("odd-headers") !== true) continue;
    if (!signsOfClick(click, lore.odd).includes("odd-headers")) continue;
    note(click.publisherId, "odd-headers", oddKey("odd-headers", click.traits) ?? "");
  }
  for (const click of evidence.clicks) {
    if (wanted.get(click.publisherId)?.has("elsewhere") !== true) continue;
    const { signs } = clickSigns(click, lore);
    if (!isElsewhere(signs)) continue;
    for (const sign of signs) {
      const value = OF_ELSEWHERE.has(sign) ? valueOf(sign, click) : null;
      if (value !== null) note(click.publisherId, sign, value);
    }
  }
  for (const { publisherId, keys } of evidence.steady ?? [])
    for (const key of keys) note(publisherId, "steady", key);
  return { values: toLists(values), soon: longestSoon(signed), paces };
}

/** Signs that a known value has to have; all others can be seen in the event itself. */
function valueOf(
  sign: string,
  event: { readonly publisherId: string; readonly traits: Traits },
): string | null {
  const { publisherId, traits } = event;
  const odd = oddKey(sign, traits);
  if (odd !== null) return odd;
  switch (sign) {
    case "same-sender":
      return senderKey(publisherId, traits);
    case "hosting":
    case "http1":
    case "near":
    case "far":
    case "own-network":
    case "same-network":
      return `${traits.prefix}`;
    case "same-device":
      return `${traits.prefix} ${traits.agent}`;
    case "same-address":
    case "solo":
      return `${traits.address}`;
    default:
      return null;
  }
}

const BY_VALUE: readonly string[] = [
  "odd-tls",
  "odd-extensions",
  "fixed-extensions",
  "odd-language",
  "odd-zone",
  "odd-version",
  "odd-accept",
  "odd-network",
  "odd-headers",
  "same-sender",
  "hosting",
  "http1",
  "near",
  "far",
  "own-network",
  "same-network",
  "same-device",
  "same-address",
  "solo",
];
const VALUES: ReadonlySet<string> = new Set(BY_VALUE);

/** The signs of a new result as far as they are known by now. */
export function knownSignsOf(result: SourceResult, knowledge: Knowledge): ReadonlySet<string> {
  const { traits, txid, amountMicros, sub, campaignId, event, publisherId } = result;
  const seconds = delaySeconds(result);
  const soon = knowledge.soon[`${campaignId} ${event}`] ?? {};
  const signs = new Set([
    ...timeSigns(seconds),
    ...clockSigns(result.atMs),
    ...Object.entries(soon).flatMap(([sign, most]) => (seconds <= most ? [sign] : [])),
    ...(txid === null ? [] : [txidSign(txid)]),
    ...(amountMicros === null ? [] : [`amount:${amountMicros}`]),
    ...(sub === "" ? [] : [`sub:${subShape(sub)}`]),
  ]);
  if (traits === null) return signs;
  for (const sign of knownClickSigns({ publisherId, traits, atMs: result.clickAtMs }, knowledge))
    signs.add(sign);
  return signs;
}

/** The signs of a new click as far as they are known by now. */
export function knownClickSigns(
  click: Pick<SourceClick, "publisherId" | "traits" | "atMs">,
  { values }: Knowledge,
): readonly string[] {
  const own = values[click.publisherId] ?? {};
  const plain = plainSigns(click.traits).filter((sign) => !VALUES.has(sign));
  const known = BY_VALUE.filter((sign) => {
    const value = valueOf(sign, click);
    return value !== null && own[sign]?.includes(value) === true;
  });
  const isSteady = own["steady"]?.includes(paceKey(click.atMs)) === true;
  return [
    ...plain,
    ...known,
    ...(isSteady ? ["steady"] : []),
    ...(isElsewhere(known) ? ["elsewhere"] : []),
  ];
}

function longestSoon(signed: readonly SignedResult[]): Knowledge["soon"] {
  const longest: Record<string, Record<string, number>> = {};
  for (const result of signed) {
    const scope = `${result.campaignId} ${result.event}`;
    for (const sign of result.signs) {
      if (!sign.startsWith("soon")) continue;
      const own = longest[scope] ?? {};
      longest[scope] = own;
      own[sign] = Math.max(own[sign] ?? 0, delaySeconds(result));
    }
  }
  return longest;
}

function toLists(values: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>) {
  return Object.fromEntries(
    [...values].map(([publisherId, signs]) => [
      publisherId,
      Object.fromEntries([...signs].map(([sign, list]) => [sign, [...list]])),
    ]),
  );
}
