import type { SourceClick } from "../evidence.ts";
import type { FraudRuleSet } from "../rule-sets.ts";
import type { Traits } from "../traits.ts";

/** Clicks of a publisher that are alike in what is looked at, with one of them for all. */
export type Kind = {
  readonly publisherId: string;
  readonly traits: Traits;
  count: number;
  /** Of these by sub id; left out where nobody asks. */
  readonly subs?: Map<string, number>;
};

/** Clicks by the browser that made them, and by the place that they came from: both repeat. */
export type Kinds = { readonly browsers: readonly Kind[]; readonly places: readonly Kind[] };

/** The clicks by publisher, the publishers in the order of their ids: sums of fractions depend on their order. */
export function byPublisherId(
  clicks: readonly SourceClick[],
): readonly (readonly [publisherId: string, clicks: readonly SourceClick[]])[] {
  const lists = new Map<string, SourceClick[]>();
  for (const click of clicks) {
    const list = lists.get(click.publisherId);
    if (list === undefined) lists.set(click.publisherId, [click]);
    else list.push(click);
  }
  return [...lists].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

export function kindsOf(
  sources: readonly (readonly [publisherId: string, clicks: readonly SourceClick[]])[],
  { judgesSubIds }: Pick<FraudRuleSet, "judgesSubIds">,
): Kinds {
  const more = judgesSubIds ? newSubs : nothing;
  const browsers: Kind[] = [];
  const places: Kind[] = [];
  for (const [publisherId, clicks] of sources) {
    const ofBrowser = new Map<string, Kind>();
    const ofPlace = new Map<string, Kind>();
    for (const { traits, sub } of clicks) {
      const { subs } = count(ofBrowser, browserKey(traits), { publisherId, traits }, more);
      subs?.set(sub, (subs.get(sub) ?? 0) + 1);
      count(ofPlace, placeKey(traits), { publisherId, traits }, nothing);
    }
    browsers.push(...inOrder(ofBrowser));
    places.push(...inOrder(ofPlace));
  }
  return { browsers, places };
}

/** By what they are: findings come in the order of these. */
function inOrder(kinds: ReadonlyMap<string, Kind>): readonly Kind[] {
  return [...kinds].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
}

function browserKey(traits: Traits): string {
  const { client, major, tls, extensions, headers, accept, hints, target, asked, language } =
    traits;
  return `${client} ${major} ${tls} ${extensions} ${headers} ${accept} ${hints} ${target} ${asked} ${language === ""}`;
}

function placeKey({ country, language, timezone, asn }: Traits): string {
  return `${country} ${language} ${asn} ${timezone}`;
}

function count(
  kinds: Map<string, Kind>,
  key: string,
  of: Pick<Kind, "publisherId" | "traits">,
  more: () => Pick<Kind, "subs">,
): Kind {
  const kind = kinds.get(key) ?? { ...of, count: 0, ...more() };
  kinds.set(key, kind);
  kind.count += 1;
  return kind;
}

function newSubs(): Pick<Kind, "subs"> {
  return { subs: new Map() };
}

function nothing(): Pick<Kind, "subs"> {
  return {};
}
