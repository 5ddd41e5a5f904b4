import { readKeptAddress } from "./kept-address.ts";

/** The /24 of an IPv4 or /48 of an IPv6 address, in CIDR notation, also of one that is kept no more; "" for anything else. */
export function addressPrefix(address: string): string {
  const kept = readKeptAddress(address);
  if (kept !== null) return kept.prefix;
  const v4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/i.exec(address);
  if (v4 !== null) return `${v4[1]}.${v4[2]}.${v4[3]}.0/24`;
  if (!/^[0-9a-f:]+$/i.test(address) || !address.includes(":")) return "";
  const [head = "", tail] = address.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  const groups = [...left, ...gap, ...right]
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(":")}::/48`;
}

/** Host of a referrer without `www.`, lower case; "" where there is none or it is not a web page. */
export function referrerDomain(referrer: string): string {
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(referrer)?.[1] ?? "";
  return host
    .toLowerCase()
    .replace(/^www\./, "")
    .slice(0, 253);
}
