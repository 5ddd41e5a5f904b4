import Bowser from "bowser";

export type ParsedUserAgent = {
  readonly device: string;
  readonly os: string;
  readonly browser: string;
};

const UNKNOWN: ParsedUserAgent = { device: "", os: "", browser: "" };
const MAX_CACHED = 5_000;
const cache = new Map<string, ParsedUserAgent>();

/** Device, operating system and browser by name; "" for what the user agent does not give away. */
export function parseUserAgent(userAgent: string): ParsedUserAgent {
  if (userAgent === "") return UNKNOWN;
  const known = cache.get(userAgent);
  if (known !== undefined) return known;
  const { platform, os, browser } = Bowser.parse(userAgent);
  const parsed = { device: platform.type ?? "", os: os.name ?? "", browser: browser.name ?? "" };
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(userAgent, parsed);
  return parsed;
}
