/** They run code or show content under another's name, whoever allows them. */
const NEVER = new Set(["javascript", "data", "vbscript", "file", "filesystem", "blob", "about"]);

/** No user, no escapes, no brackets but an IPv6 address's: nothing that two parsers could read as two hosts. */
const WEB_HOST = /^(?:\[[\da-f:.]+\]|[\w.~\u00a1-\uffff-]+)(?::\d{0,5})?$/i;
/** Apps have no host names: `shop://` and `shop:///cart` are addresses. */
const APP_HOST = /^[\w.~!$&'()*+,;=:-]*$/;

/** `start` is the text before the first macro: scheme and `//` must stand in it. `text` reaches past the host. */
export function isAllowedUrl(start: string, text: string, appSchemes: readonly string[]): boolean {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(start)?.[1];
  if (scheme === undefined) return false;
  const host = /^[^/?#]*/.exec(text.slice(scheme.length + 3))?.[0] ?? "";
  const name = scheme.toLowerCase();
  if (name === "http" || name === "https") return WEB_HOST.test(host);
  const isListed = appSchemes.some((allowed) => allowed.toLowerCase() === name);
  return isListed && !NEVER.has(name) && APP_HOST.test(host);
}
