const ORIGIN = /^https?:\/\/([^/?#:@\\\s]{1,255})(?::\d{1,5})?(?:[/?#]|$)/i;
const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const ENTRY = new RegExp(`^(?:\\*\\.)?(?:${LABEL}\\.)+${LABEL}$`);

/**
 * The host of the page that a browser's report comes from, in lower case, by its Origin, else by its Referer; null where
 * neither names one: a sandboxed frame's Origin is `null`, and a page may send no Referer.
 */
export function siteOf(origin: string | null, referrer: string | null): string | null {
  for (const address of [origin, referrer]) {
    const host = ORIGIN.exec(address ?? "")?.[1];
    if (host !== undefined) return host.toLowerCase().replace(/\.$/, "");
  }
  return null;
}

/** Whether it is a host (`shop.example`) or all hosts under one (`*.shop.example`). */
export function isSiteEntry(text: string): boolean {
  return text.length <= 255 && ENTRY.test(text);
}

/** Whether a campaign with such a list pays for what a page of that site reports. An empty list, or no site, forbids nothing. */
export function isSiteListed(site: string | null, entries: readonly string[]): boolean {
  if (site === null || entries.length === 0) return true;
  return entries.some((entry) =>
    entry.startsWith("*.") ? site.endsWith(entry.slice(1)) : site === entry,
  );
}
