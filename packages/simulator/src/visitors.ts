import type { Country } from "./countries.ts";
import { pickUserAgent } from "./devices.ts";
import { integer, isChance, pick, pickOne, type Random } from "./random.ts";

export type Visitor = {
  readonly key: string;
  readonly ip: string;
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly asn: number;
  readonly asOrganization: string;
  readonly userAgent: string;
  readonly acceptLanguage: string;
};

export type Visit = { readonly visitor: Visitor; readonly isReturning: boolean };

/** What the tracker records of a visitor's request. */
export function clientOf({ key: _key, acceptLanguage: languages, ...client }: Visitor) {
  return { ...client, language: languages.split(",")[0] ?? "" };
}

const returningShare = 0.22;
/** Nobody comes back after this many other visitors of the same country. */
const remembered = 400;

/** Visits in the order of time: most by somebody new, some by one of the recent visitors of that country. */
export function createVisitors(random: Random): (country: Country) => Visit {
  const recent = new Map<string, Visitor[]>();
  let count = 0;
  return function visit(country) {
    const known = recent.get(country.code) ?? [];
    if (known.length > 0 && isChance(random, returningShare)) {
      return { visitor: pickOne(random, known), isReturning: true };
    }
    count += 1;
    const visitor = newVisitor(random, country, count);
    recent.set(country.code, [...known.slice(1 - remembered), visitor]);
    return { visitor, isReturning: false };
  };
}

function newVisitor(random: Random, country: Country, number: number): Visitor {
  const { region, city } = pickOne(random, country.places);
  const { asn, organization } = pickOne(random, country.networks);
  const language = pick(random, country.languages);
  return {
    key: `visitor-${number}`,
    ip: address(random, asn),
    country: country.code,
    region,
    city,
    asn,
    asOrganization: organization,
    userAgent: pickUserAgent(random).userAgent,
    acceptLanguage: acceptLanguage(language),
  };
}

/**
 * Nobody's address: 198.18.0.0/15 is reserved for benchmarks, 2001:db8::/32 for documentation. The network
 * decides the upper part, so visitors of one provider share prefixes as they do in life.
 */
function address(random: Random, asn: number): string {
  const host = integer(random, 1, 254);
  const subnet = integer(random, 0, 7);
  if (isChance(random, 0.3)) {
    const interfaceId = integer(random, 1, 0xffff).toString(16);
    return `2001:db8:${(asn % 0x10000).toString(16)}:${subnet.toString(16)}::${interfaceId}`;
  }
  return `198.${18 + (asn % 2)}.${((asn * 8) % 256) + subnet}.${host}`;
}

function acceptLanguage(tag: string): string {
  const base = tag.split("-")[0] ?? tag;
  return base === "en" ? `${tag},en;q=0.9` : `${tag},${base};q=0.9,en;q=0.6`;
}
