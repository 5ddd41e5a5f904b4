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

/**
 * The deep link with the destination's own query after it; the destination where there is none, or one that leads
 * elsewhere. What came in becomes no macro and no broken header: braces and all but printable ASCII are
 * percent-encoded.
 */
export function withDeepLink(destination: string, hosts: readonly string[], query: string): string {
  if (hosts.length === 0) return destination;
  const url = deepLinkOf(query);
  if (!leadsTo(url, hosts)) return destination;
  const [, base = "", fragment = ""] =
    /^([^#]*)(.*)$/s.exec(
      url.replaceAll(/[^\x21-\x7e]+|[{}\\]/g, (part) => encodeURIComponent(part.toWellFormed())),
    ) ?? [];
  const own = /\?([^#]+)/.exec(destination);
  return base + (own ? (base.includes("?") ? "&" : "?") + own[1] : "") + fragment;
}
