import { integer, isChance, pick, type Random, type Weighted } from "../../random.ts";
import { stacks, type TlsStack } from "../world/tls.ts";
import type { Browser, BrowserFamily, Platform } from "./browser.ts";

const acceptNew =
  "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7";
const acceptOld =
  "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.9";

export const newestChrome = 153;

/** Most are on the newest two versions; a tail lags by months or years. */
export function chromeVersion(random: Random): number {
  return pick(random, [
    { weight: 46, value: newestChrome },
    { weight: 27, value: newestChrome - 1 },
    { weight: 8, value: newestChrome - 2 },
    { weight: 12, value: integer(random, newestChrome - 12, newestChrome - 3) },
    { weight: 5, value: integer(random, 116, 140) },
    { weight: 2, value: integer(random, 100, 115) },
  ]);
}

export function chromiumTls(version: number): TlsStack {
  if (version >= 131) return stacks.chromiumNew;
  if (version >= 124) return stacks.chromiumKyber;
  return version >= 83 ? stacks.chromiumOld : stacks.chromiumAncient;
}

const greaseCharacters = [" ", "(", ":", "-", ".", "/", ")", ";", "=", "?", "_"];
const greaseVersions = ["8", "99", "24"];
const brandOrders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

/** `sec-ch-ua` with the order and the made-up brand that Chromium derives from its version. */
export function brandList(version: number, brand: string, brandVersion = String(version)): string {
  const first = greaseCharacters[version % 11] ?? " ";
  const second = greaseCharacters[(version + 1) % 11] ?? " ";
  const places = brandOrders[version % 6] ?? brandOrders[0];
  const list: string[] = [];
  list[places[0]] = `"Not${first}A${second}Brand";v="${greaseVersions[version % 3] ?? "8"}"`;
  list[places[1]] = `"Chromium";v="${version}"`;
  list[places[2]] = `"${brand}";v="${brandVersion}"`;
  return list.join(", ");
}

const platforms: Readonly<Record<Exclude<Platform, "iOS">, string>> = {
  Windows: "Windows NT 10.0; Win64; x64",
  macOS: "Macintosh; Intel Mac OS X 10_15_7",
  Linux: "X11; Linux x86_64",
  "Chrome OS": "X11; CrOS x86_64 14541.0.0",
  Android: "Linux; Android 10; K",
};

export type ChromiumOptions = {
  readonly family?: BrowserFamily;
  readonly brand?: string;
  readonly brandVersion?: string;
  readonly version: number;
  readonly platform: Exclude<Platform, "iOS">;
  readonly isTablet?: boolean;
  /** After the engine's own words. */
  readonly suffix?: string;
};

export function chromium(options: ChromiumOptions): Browser {
  const { version, platform, suffix = "" } = options;
  const isPhone = platform === "Android" && options.isTablet !== true;
  const before = options.family === "samsung" ? `SamsungBrowser/${options.brandVersion} ` : "";
  return {
    family: options.family ?? "chrome",
    platform,
    device: isPhone ? "mobile" : options.isTablet === true ? "tablet" : "desktop",
    version,
    userAgent: `Mozilla/5.0 (${platforms[platform]}) AppleWebKit/537.36 (KHTML, like Gecko) ${before}Chrome/${version}.0.0.0${isPhone ? " Mobile" : ""} Safari/537.36${suffix}`,
    accept: version >= 110 ? acceptNew : acceptOld,
    hints: hintsOf(options, isPhone),
    fetchMetadata: "full",
    languageStyle: "chromium",
    extra: {
      "upgrade-insecure-requests": "1",
      ...(version >= 124 ? { priority: "u=0, i" } : {}),
    },
    tls: chromiumTls(version),
    quic: 0.28,
    http: "HTTP/2",
  };
}

function hintsOf(options: ChromiumOptions, isPhone: boolean): Record<string, string> {
  const { version, brand = "Google Chrome", platform } = options;
  return {
    "sec-ch-ua": brandList(version, brand, options.brandVersion ?? String(version)),
    "sec-ch-ua-mobile": isPhone ? "?1" : "?0",
    "sec-ch-ua-platform": `"${platform}"`,
  };
}

const desktopPlatforms: readonly Weighted<Exclude<Platform, "iOS">>[] = [
  { weight: 74, value: "Windows" },
  { weight: 19, value: "macOS" },
  { weight: 4, value: "Linux" },
  { weight: 3, value: "Chrome OS" },
];

export function desktopChromium(random: Random): Browser {
  const version = chromeVersion(random);
  const kind = random.next();
  if (kind < 0.2) {
    const suffix = ` Edg/${version}.0.0.0`;
    const platform = isChance(random, 0.93) ? "Windows" : "macOS";
    return chromium({ family: "edge", brand: "Microsoft Edge", version, platform, suffix });
  }
  const platform = pick(random, desktopPlatforms);
  if (kind < 0.25) {
    const own = version - 16;
    const suffix = ` OPR/${own}.0.0.0`;
    const brandVersion = String(own);
    return chromium({ family: "opera", brand: "Opera", brandVersion, version, platform, suffix });
  }
  return chromium({ version, platform });
}

export function androidChromium(random: Random): Browser {
  const version = chromeVersion(random);
  if (isChance(random, 0.14)) {
    const engine = pick(random, [
      { weight: 70, value: 136 },
      { weight: 30, value: 130 },
    ]);
    const brandVersion = `${engine === 136 ? integer(random, 28, 29) : 27}.0`;
    const brand = "Samsung Internet";
    return chromium({
      family: "samsung",
      brand,
      brandVersion,
      version: engine,
      platform: "Android",
    });
  }
  return chromium({ version, platform: "Android", isTablet: isChance(random, 0.05) });
}

/** Shields up: a Chrome by its user agent, another brand by its hints, and it asks not to be sold. */
export function brave(random: Random, platform: Exclude<Platform, "iOS">): Browser {
  const version = newestChrome - integer(random, 0, 1);
  const made = chromium({ family: "brave", brand: "Brave", version, platform });
  return {
    ...made,
    accept: acceptNew.replace(/,application\/signed.*/, ""),
    extra: { ...made.extra, "sec-gpc": "1" },
  };
}
