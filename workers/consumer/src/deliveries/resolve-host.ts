import ipaddr from "ipaddr.js";

/** A host's addresses, none where it has none; throws where that cannot be found out. */
export type Resolve = (host: string, signal: AbortSignal) => Promise<readonly string[]>;

const RESOLVER = "https://cloudflare-dns.com/dns-query";
const RECORD_TYPES = { A: 1, AAAA: 28 } as const;

type DnsAnswer = { readonly Answer?: readonly { readonly type: number; readonly data: string }[] };

/** Whether an address is one of the public internet: no private, loopback, link-local, mapped or translated one. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/** Looks hosts up with DNS over HTTPS (RFC 8484, the JSON form), the one way a Worker has. */
export function resolveOverHttps(
  fetchOf: (url: string, init: RequestInit) => Promise<Response>,
): Resolve {
  return async (host, signal) => {
    const addresses: string[] = [];
    // One after the other: a Worker waits for six answers at once, and the attempts need them.
    for (const [name, type] of Object.entries(RECORD_TYPES)) {
      const query = new URLSearchParams({ name: host, type: name });
      const headers = { accept: "application/dns-json" };
      const response = await fetchOf(`${RESOLVER}?${query}`, { headers, signal });
      if (!response.ok) throw new Error(`the resolver answered ${response.status}`);
      // The shape is the resolver's documented one; a missing list is no address.
      const { Answer: answers = [] } = await response.json<DnsAnswer>();
      addresses.push(...answers.filter((answer) => answer.type === type).map(({ data }) => data));
    }
    return addresses;
  };
}
