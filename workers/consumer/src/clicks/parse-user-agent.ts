import { withoutDevice } from "@cleverdrip/core";
import Bowser from "bowser";
import { isbot } from "isbot";

export type ParsedUserAgent = {
  readonly device: string;
  readonly os: string;
  readonly browser: string;
  /** By a list of its own, larger than what the redirect has room for. */
  readonly isBot: boolean;
};

const UNKNOWN: ParsedUserAgent = { device: "", os: "", browser: "", isBot: false };
const MAX_CACHED = 5_000;
const cache = new Map<string, ParsedUserAgent>();

/** Device, operating system and browser by name; "" for what the user agent does not give away. */
export function parseUserAgent(userAgent: string): ParsedUserAgent {
  if (userAgent === "") return UNKNOWN;
  const known = cache.get(userAgent);
  if (known !== undefined) return known;
  const { platform, os, browser } = Bowser.parse(userAgent);
  const parsed = {
    device: platform.type ?? "",
    os: os.name ?? "",
    browser: browser.name ?? "",
    isBot: isbot(withoutDevice(userAgent)),
  };
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(userAgent, parsed);
  return parsed;
}
