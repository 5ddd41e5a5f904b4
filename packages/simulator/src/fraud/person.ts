import { isChance, pick, type Random } from "../random.ts";
import type { Browser } from "./browsers/browser.ts";
import { pickBrowser, type BrowserMix } from "./browsers/pick-browser.ts";
import { between, logBetween, normal } from "./draws.ts";
import { pickLanguages } from "./languages.ts";
import type { CfFields } from "./lines.ts";
import { headersOf, type Navigation } from "./navigation.ts";
import { marketOf, type Market } from "./world/countries.ts";
import { address, type Network } from "./world/networks.ts";
import { vpnNetworks } from "./world/other-networks.ts";
import { connect, middleboxes, pickVariant, type TlsStack } from "./world/tls.ts";

export type Request = {
  readonly ip: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cf: CfFields;
};

/** A device on a connection: what stays the same from one click to the next. */
export type Person = {
  readonly country: string;
  readonly offsetHours: number;
  readonly timezone: string;
  readonly network: Network;
  readonly ip: string;
  readonly rttMs: number;
  readonly browser: Browser;
  readonly languages: string;
  readonly tls: TlsStack;
  readonly variant: string;
  readonly quic: number;
};

/** Round trips by access: fibre and cable near the edge, phones a little farther, tunnels all the way and back. */
export function accessRtt(random: Random, kind: Network["kind"]): number {
  switch (kind) {
    case "fixed":
      return logBetween(random, isChance(random, 0.05) ? [40, 180] : [4, 42]);
    case "mobile":
      return logBetween(random, isChance(random, 0.08) ? [110, 420] : [22, 95]);
    case "hosting":
      return logBetween(random, [1, 9]);
    case "cloud":
      return logBetween(random, [1, 24]);
    case "relay":
      return logBetween(random, [3, 60]);
    case "vpn":
      return logBetween(random, [12, 130]);
    case "scanner":
      return logBetween(random, [1, 30]);
  }
}

export type PersonMix = BrowserMix & {
  /** Share of people whose language is another than the country's, or who are there on a journey. */
  readonly foreign: number;
  /** Shares of those with a virus scanner or proxy in between and with a VPN switched on. */
  readonly boxed: number;
  readonly vpn: number;
};

/** Somebody of this country's public, at home or on the phone. */
export function createPerson(random: Random, country: string, mix: PersonMix): Person {
  const market = marketOf(country);
  const browser = pickBrowser(random, mix);
  const isOnVpn = isChance(random, mix.vpn);
  const isMobile = browser.device === "mobile" && isChance(random, 0.52);
  const network = pick(random, isOnVpn ? vpnNetworks : isMobile ? market.mobile : market.fixed);
  const isBoxed = browser.platform === "Windows" && !isOnVpn && isChance(random, mix.boxed * 2);
  return settle(random, {
    market,
    network,
    browser,
    languages: pickLanguages(random, market, browser, mix.foreign),
    tls: isBoxed ? pick(random, middleboxes) : browser.tls,
  });
}

export type PersonParts = {
  readonly market: Market;
  readonly network: Network;
  readonly browser: Browser;
  readonly languages: string;
  readonly tls: TlsStack;
  readonly ip?: string;
  readonly rttMs?: number;
  readonly timezone?: string;
};

/** Fills in what follows from where somebody is and what they use. */
export function settle(random: Random, parts: PersonParts): Person {
  const { market, network, browser, languages, tls } = parts;
  const zone = pick(random, market.zones);
  return {
    country: market.code,
    offsetHours: zone.offsetHours,
    timezone: parts.timezone ?? zone.name,
    network,
    ip: parts.ip ?? address(random, network, v6Share(market, network)),
    rttMs: parts.rttMs ?? accessRtt(random, network.kind),
    browser,
    languages,
    tls,
    variant: pickVariant(random, tls),
    quic: tls === browser.tls ? browser.quic : 0,
  };
}

function v6Share(market: Market, network: Network): number {
  if (network.kind === "fixed" || network.kind === "mobile") return market.v6;
  return network.kind === "relay" ? 0.5 : network.kind === "cloud" ? 0.05 : 0;
}

/** One request of this person's browser. */
export function request(random: Random, person: Person, navigation: Navigation): Request {
  const { browser } = person;
  const isQuic = isChance(random, person.quic);
  const tls = connect(random, person.tls, person.variant);
  const rtt = Math.max(1, Math.round(person.rttMs * (1 + Math.abs(normal(random, 0, 0.18)))));
  return {
    ip: person.ip,
    headers: headersOf(browser, person.languages, navigation),
    cf: {
      country: person.country,
      asn: person.network.asn,
      asOrganization: person.network.organization,
      timezone: person.timezone,
      httpProtocol: isQuic ? "HTTP/3" : browser.http,
      ...tls,
      ...(isQuic ? {} : { clientTcpRtt: rtt }),
    },
  };
}

/** The same person a little later: a phone changes its address now and then, a home seldom. */
export function later(random: Random, person: Person): Person {
  const isMoved = isChance(random, person.network.kind === "mobile" ? 0.4 : 0.06);
  if (!isMoved) return person;
  const ip = address(random, person.network, person.ip.includes(":") ? 1 : 0);
  return { ...person, ip, rttMs: person.rttMs * between(random, [0.8, 1.25]) };
}
