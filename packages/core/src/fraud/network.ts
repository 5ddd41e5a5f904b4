import { memoize } from "../memoize.ts";
import type { NetworkKind } from "./traits.ts";

/**
 * Networks by the name of whoever runs them: registries keep names, not purposes. Sure enough to look closer, never to
 * condemn: companies' desktops and private relays come from the same houses.
 */
const HOSTING =
  /amazon|\baws\b|google cloud|google llc|microsoft|azure|digital ?ocean|\bovh|hetzner|linode|vultr|choopa|constant company|contabo|leaseweb|m247|datacamp|scaleway|alibaba|tencent|oracle|softlayer|rackspace|ionos|quadranet|hostroyale|hostpapa|clouvider|zenlayer|packethub|tzulo|31173|frantech|buyvm|aeza|stark industries|colocrossing|psychz|hostinger|hosting|\bhost|server|cloud|data ?cent|\bvps\b|\bcolo|dedicated|\bvpn\b|proxy|kamatera|upcloud|gcore|worldstream|serverius|nforce|sharktech|voxility|hivelocity|netcup|wholesale internet|ip volume|opendns/i;

const RELAYS = /cloudflare|akamai|fastly|apple|opera norway|\btor\b|relay/i;

const SCANNERS =
  /proofpoint|mimecast|barracuda|trend micro|forcepoint|sophos|ironport|fireeye|trellix|symantec|messagelabs|messaging security|facebook|twitter|telegram|linkedin/i;

/** Who looks at mails before their readers do; who runs web gateways too is not among them. */
const MAIL_GATEWAYS =
  /proofpoint|mimecast|barracuda|ironport|messagelabs|messaging security|fireeye|trellix/i;
/** Machines of companies: VPNs of people have their exits elsewhere. */
const COMPANY_CLOUDS =
  /amazon|\baws\b|google|microsoft|azure|oracle|alibaba|tencent|softlayer|rackspace|opendns/i;

/** Whose machines stand in a network: of a mail gateway, of companies, or of anybody (""). */
export type House = "mail" | "companies" | "";

export const houseOf = memoize((name: string): House => {
  if (MAIL_GATEWAYS.test(name)) return "mail";
  return COMPANY_CLOUDS.test(name) ? "companies" : "";
}, 5_000);

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
