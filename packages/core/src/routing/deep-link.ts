import { readQueryParameter } from "../query-parameters.ts";

/** What a link's query asks to be led to instead of the destination; "" = nothing. */
export function deepLinkOf(query: string): string {
  return ["url", "deep_link", "deeplink", "target_url"].reduce(
    (found, name) => found || (readQueryParameter(query, name) ?? ""),
    "",
  );
}

/**
 * Whether every reader of URLs finds one of the hosts in it: plain letters from `//` to the next slash, so there is no
 * user name, no other port, and nothing that one reader drops and the next one keeps.
 */
export function leadsTo(url: string, hosts: readonly string[]): boolean {
  const match = /^http(?:(s):\/\/|:\/\/)([a-z\d.-]+)(?::(\d+))?(?:[/?#]|$)/i.exec(url);
  const [, secure, host, port = secure ? "443" : "80"] = match ?? [];
  return (
    port === (secure ? "443" : "80") &&
    hosts.some((allowed) => `.${host}`.toLowerCase().endsWith(`.${allowed.toLowerCase()}`))
  );
}

/** Characters, encoded: with the destination's query and values in it the address still is one that is sent. */
const MAX_DEEP_LINK = 4_000;

/** What came in becomes no macro and no broken header: braces and all but printable ASCII are percent-encoded. */
function encodeDeepLink(url: string): string {
  return url.replaceAll(/[^\x21-\x7e]+|[{}\\]/g, (part) => encodeURIComponent(part.toWellFormed()));
}

/** Such an address is not taken: a cut one would lead to some other page. */
export function isTooLong(url: string): boolean {
  return encodeDeepLink(url).length > MAX_DEEP_LINK;
}

/**
 * The deep link with the destination's own query after it; the destination where there is none, or one that leads
 * elsewhere or is too long.
 */
export function withDeepLink(destination: string, hosts: readonly string[], query: string): string {
  if (hosts.length === 0) return destination;
  const url = deepLinkOf(query);
  if (!leadsTo(url, hosts) || isTooLong(url)) return destination;
  const [, base = "", fragment = ""] = /^([^#]*)(.*)$/s.exec(encodeDeepLink(url)) ?? [];
  const own = /\?([^#]+)/.exec(destination);
  return base + (own ? (base.includes("?") ? "&" : "?") + own[1] : "") + fragment;
}
