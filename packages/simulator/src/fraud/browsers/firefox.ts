import { integer, isChance, pick, type Random } from "../../random.ts";
import { stacks } from "../world/tls.ts";
import type { Browser, Platform } from "./browser.ts";

const systems: Readonly<Record<"Windows" | "macOS" | "Linux" | "Android", string>> = {
  Windows: "Windows NT 10.0; Win64; x64",
  macOS: "Macintosh; Intel Mac OS X 10.15",
  Linux: "X11; Linux x86_64",
  Android: "Android 15; Mobile",
};

export function firefox(
  version: number,
  platform: Exclude<Platform, "iOS" | "Chrome OS">,
): Browser {
  const gecko = platform === "Android" ? `${version}.0` : "20100101";
  return {
    family: "firefox",
    platform,
    device: platform === "Android" ? "mobile" : "desktop",
    version,
    userAgent: `Mozilla/5.0 (${systems[platform]}; rv:${version}.0) Gecko/${gecko} Firefox/${version}.0`,
    accept:
      version >= 132
        ? "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
        : "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/png,image/svg+xml,*/*;q=0.8",
    hints: {},
    fetchMetadata: "full",
    languageStyle: "gecko",
    extra: {
      "upgrade-insecure-requests": "1",
      ...(version >= 128 ? { priority: "u=0, i" } : {}),
      te: "trailers",
    },
    tls: version >= 132 ? stacks.gecko : stacks.geckoOld,
    quic: 0.2,
    http: "HTTP/2",
  };
}

export function anyFirefox(random: Random, isMobile: boolean): Browser {
  const version = pick(random, [
    { weight: 62, value: integer(random, 150, 151) },
    { weight: 14, value: 140 },
    { weight: 18, value: integer(random, 138, 149) },
    { weight: 6, value: integer(random, 115, 131) },
  ]);
  if (isMobile) return firefox(version, "Android");
  const made = firefox(
    version,
    isChance(random, 0.72) ? "Windows" : isChance(random, 0.5) ? "macOS" : "Linux",
  );
  return isChance(random, 0.12)
    ? { ...made, extra: { ...made.extra, "sec-gpc": "1", dnt: "1" } }
    : made;
}

/** Tor Browser says what every other one says, whatever it runs on, and never speaks QUIC. */
export function torBrowser(random: Random): Browser {
  const made = firefox(isChance(random, 0.8) ? 140 : 128, "Windows");
  return { ...made, quic: 0, extra: { ...made.extra, "sec-gpc": "1" } };
}
