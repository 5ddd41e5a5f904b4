import { memoize } from "../memoize.ts";
import { isBotAgent } from "./bot.ts";

export type Agent = {
  readonly device: "desktop" | "mobile" | "tablet" | "tv" | "";
  readonly os: string;
  readonly osVersion: string;
  readonly browser: string;
  readonly browserVersion: string;
  readonly isBot: boolean;
};

/** A name and what gives it away; the first that is found counts. */
type Sign = readonly [name: string, pattern: RegExp];

/** The version follows a pattern, or stands where it has `#`. */
function signs(patterns: Readonly<Record<string, string>>): readonly Sign[] {
  return Object.entries(patterns).map(([name, words]) => {
    const pattern = words.includes("#") ? words : `(?:${words})[ /:-]?#?`;
    return [name, new RegExp(pattern.replace("#", "([0-9][0-9._]*)"), "i")];
  });
}

const SYSTEMS = signs({
  Windows: "windows(?: nt)?",
  iOS: "(?:iphone|ipad|ipod|macintosh(?=.* fxios/))(?:.*? os #(?= like))?",
  macOS: "macintosh(?:.*mac os x #)?",
  HarmonyOS: "openharmony",
  Android: "android",
  WebOS: "web[o0]s",
  Tizen: "tizen",
  Linux: "linux",
  "Chrome OS": "cros",
});

/** What others also call themselves comes last: everybody is Safari, most are Chrome. */
const BROWSERS = signs({
  Opera: "opr/|opios|opera",
  "Samsung Internet for Android": "samsungbrowser",
  "NAVER Whale Browser": "whale",
  "HeyTap Browser": "heytapbrowser",
  "Vivo Browser": "vivobrowser",
  "Yandex Browser": "yabrowser",
  "UC Browser": "ucbrowser",
  WeChat: "micromessenger",
  "QQ Browser": "qqbrowser",
  "Internet Explorer": "msie|trident.*rv",
  "Microsoft Edge": "edg(?:e|a|ios)?/",
  Vivaldi: "vivaldi",
  "Amazon Silk": "silk",
  "WebOS Browser": "web[o0]s",
  Firefox: "firefox|fxios",
  Miui: "miuibrowser",
  DuckDuckGo: " ddg/#$",
  Chrome: "chrome|crios",
  "Google Search": "gsa/",
  "Android Browser": "android(?:.*version/#)?",
  Safari: "^(?:.*version/#)?.*(?:safari|applewebkit)",
});

/**
 * Device, system and browser by the names the reports use; "" for what a user agent does not give away. Up to 2,000
 * user agents are remembered, about 1 MB.
 */
export const readAgent = memoize(parse, 2_000);

function parse(userAgent: string): Agent {
  const [os, osVersion] = find(SYSTEMS, userAgent);
  const [browser, browserVersion] = find(BROWSERS, userAgent);
  return {
    device: deviceOf(userAgent, os),
    os,
    osVersion,
    browser,
    browserVersion,
    isBot: isBotAgent(userAgent),
  };
}

function find(list: readonly Sign[], userAgent: string): readonly [name: string, version: string] {
  for (const [name, pattern] of list) {
    const match = pattern.exec(userAgent);
    if (match !== null) return [name, (match[1] ?? "").replaceAll("_", ".")];
  }
  return ["", ""];
}

function deviceOf(userAgent: string, os: string): Agent["device"] {
  if (/ipad|macintosh.* fxios|silk|tablet(?! pc)/i.test(userAgent)) return "tablet";
  if (/iphone|ipod|[^-]mobi/i.test(userAgent)) return "mobile";
  if (/smart-?tv/i.test(userAgent)) return "tv";
  if (os === "Android") return "tablet";
  return /^(?:macOS|Windows|Linux|Chrome OS)$/.test(os) ? "desktop" : "";
}
