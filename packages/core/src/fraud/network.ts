import { memoize } from "../memoize.ts";
import type { NetworkKind } from "./traits.ts";

/**
 * Networks by the name of whoever runs them: registries keep names, not purposes. Sure enough to look closer, never to
 * condemn: companies' desktops and private relays come from the same houses.
 */
const HOSTING =
  /amazon|\baws\b|google cloud|google llc|microsoft|azure|digital ?ocean|\bovh|hetzner|linode|vultr|choopa|constant company|contabo|leaseweb|m247|datacamp|scaleway|alibaba|tencent|oracle|softlayer|rackspace|ionos|quadranet|hostroyale|hostpapa|clouvider|zenlayer|packethub|tzulo|31173|frantech|buyvm|aeza|stark industries|colocrossing|psychz|hostinger|hosting|\bhost|server|cloud|data ?cent|\bvps\b|\bcolo|dedicated|\bvpn\b|proxy|kamatera|upcloud|gcore|worldstream|serverius|nforce|sharktech|voxility|hivelocity|netcup|wholesale internet|ip volume/i;

const RELAYS = /cloudflare|akamai|fastly|apple|opera norway|\btor\b|relay/i;

const SCANNERS =
  /proofpoint|mimecast|barracuda|trend micro|forcepoint|sophos|ironport|fireeye|trellix|symantec|messagelabs|messaging security|facebook|twitter|telegram|linkedin/i;

/** The autonomous systems of large relays, whose names are those of their hosts. */
const RELAY_NUMBERS: ReadonlySet<number> = new Set([13335, 36183, 54113, 714]);

const kindOfName = memoize((name: string): NetworkKind => {
  if (name === "") return "unknown";
  if (SCANNERS.test(name)) return "scanner";
  if (/akamai connected cloud/i.test(name)) return "hosting";
  if (RELAYS.test(name)) return "relay";
  return HOSTING.test(name) ? "hosting" : "access";
}, 5_000);

export function networkKind(asn: number | null, organization: string): NetworkKind {
  return asn !== null && RELAY_NUMBERS.has(asn) ? "relay" : kindOfName(organization);
}
