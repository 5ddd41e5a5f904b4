/** Special-use names (RFC 6761, 6762, 8375, ICANN's .internal) and what private networks use in their place. */
const PRIVATE_SUFFIXES = [
  "localhost",
  "localdomain",
  "local",
  "internal",
  "intranet",
  "private",
  "corp",
  "home",
  "lan",
  "test",
  "invalid",
  "onion",
  "arpa",
];

/** Public names that stand for any address written in them, or for the loopback: with them a name is an address. */
const ADDRESS_SERVICES = [
  "nip.io",
  "sslip.io",
  "xip.io",
  "traefik.me",
  "localtest.me",
  "lvh.me",
  "vcap.me",
  "lacolhost.com",
  "local.gd",
  "yoogle.com",
];

/** RFC 1035: what a name may be made of, after the URL parser has made it ASCII. Services use `_` as well. */
const NAME =
  /^(?=.{1,253}$)(?:[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.)*[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?$/;

/** The WHATWG URL standard reads a name whose last label is such a number as an IPv4 address, or not at all. */
const NUMERIC_LABEL = /^(?:\d+|0x[\da-f]*)$/;

/** RFC 3696 section 2 and ICANN's rules: top-level names are letters, or the ASCII form of another script. */
const TOP_LEVEL = /^(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/;

/**
 * Why nothing may be sent to a host, or null where it is a public name. It looks at the name only: that no public name
 * leads to a private address is for the runtime, or for a look-up at the time of sending.
 */
export function hostProblem(hostname: string, ownHosts: readonly string[]): string | null {
  const host = withoutDot(hostname);
  if (host.startsWith("[")) return "The address must be a name, not an IP address.";
  if (!NAME.test(host)) return "The host name is not usable.";
  const label = host.slice(host.lastIndexOf(".") + 1);
  if (NUMERIC_LABEL.test(label)) return "The address must be a name, not an IP address.";
  if (isUnderAny(host, PRIVATE_SUFFIXES)) return "The host name belongs to private networks.";
  if (label === host) return "The host name must be a full one, with a dot.";
  if (!TOP_LEVEL.test(label)) return "The host name is not usable.";
  if (isUnderAny(host, ADDRESS_SERVICES)) return "The host name stands for an IP address.";
  if (isUnderAny(host, ownHosts.map(withoutDot))) return "The host is one of this service itself.";
  return null;
}

function isUnderAny(host: string, zones: readonly string[]): boolean {
  return zones.some((zone) => zone !== "" && (host === zone || host.endsWith(`.${zone}`)));
}

/** `example.com.` is the same host as `example.com`. */
function withoutDot(host: string): string {
  return host.toLowerCase().replace(/\.$/, "");
}
