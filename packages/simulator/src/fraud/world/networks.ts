import { integer, isChance, type Random, type Weighted } from "../../random.ts";
import { skewed } from "../draws.ts";

export type NetworkKind = "fixed" | "mobile" | "hosting" | "vpn" | "relay" | "scanner" | "cloud";

export type Network = {
  readonly asn: number;
  readonly organization: string;
  readonly kind: NetworkKind;
  /** Tells this network's addresses from all others', and its pools in several countries from each other. */
  readonly block: number;
};

const blocks = new Map<string, number>();

/** "asn weight name; asn weight name". The same text always gets the same addresses. */
export function readNetworks(
  text: string,
  kind: NetworkKind,
  where: string,
): readonly Weighted<Network>[] {
  return text.split("; ").map((item) => {
    const [, asn, weight, organization = ""] = /^(\d+) ([\d.]+) (.+)$/.exec(item) ?? [];
    const key = `${asn}/${kind}/${where}`;
    const block = blocks.get(key) ?? blocks.size;
    blocks.set(key, block);
    return { weight: Number(weight), value: { asn: Number(asn), organization, kind, block } };
  });
}

/** /24s that a network gives to the clicks of this file, out of its 512. */
const prefixes: Readonly<Record<NetworkKind, number>> = {
  fixed: 512,
  mobile: 48,
  hosting: 160,
  vpn: 24,
  relay: 40,
  scanner: 6,
  cloud: 64,
};

/**
 * Nobody's address: 240.0.0.0/4 was never given out (a /15 each network), 3fff::/20 is for documentation. Phones
 * share few pools, homes many; a carrier's IPv6 /48 holds a great many phones.
 */
export function address(random: Random, network: Network, v6Share: number): string {
  return isChance(random, v6Share)
    ? `${prefix48(random, network)}:${integer(random, 0, 0xffff).toString(16)}::${integer(random, 1, 0xffff).toString(16)}`
    : `${prefix24(random, network)}.${integer(random, 1, 254)}`;
}

/** "a.b.c", the part in common to a /24. */
export function prefix24(random: Random, network: Network): string {
  const place = skewed(random, prefixes[network.kind], network.kind === "fixed" ? 0.2 : 0.6);
  const within = network.block * 512 + place;
  return `${240 + Math.floor(within / 65_536)}.${Math.floor(within / 256) % 256}.${within % 256}`;
}

/** "a:b:c", the part in common to a /48. */
export function prefix48(random: Random, network: Network): string {
  const pools = network.kind === "fixed" ? 4_000 : network.kind === "mobile" ? 96 : 30;
  return `3fff:${network.block.toString(16)}:${skewed(random, pools, 0.4).toString(16)}`;
}
