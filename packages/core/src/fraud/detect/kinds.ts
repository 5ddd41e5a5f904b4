import type { SourceClick } from "../evidence.ts";
import type { Traits } from "../traits.ts";

/** Clicks of a publisher that are alike in what is looked at, with one of them for all. */
export type Kind = { readonly publisherId: string; readonly traits: Traits; count: number };

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
): Kinds {
  const browsers: Kind[] = [];
  const places: Kind[] = [];
  for (const [publisherId, clicks] of sources) {
    const ofBrowser = new Map<string, Kind>();
    const ofPlace = new Map<string, Kind>();
    for (const { traits } of clicks) {
      count(ofBrowser, browserKey(traits), publisherId, traits);
      count(ofPlace, placeKey(traits), publisherId, traits);
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

function count(kinds: Map<string, Kind>, key: string, publisherId: string, traits: Traits): void {
  const kind = kinds.get(key);
  if (kind === undefined) kinds.set(key, { publisherId, traits, count: 1 });
  else kind.count += 1;
}
