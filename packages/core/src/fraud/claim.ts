import { memoize } from "../memoize.ts";

export type Family =
  | "chrome"
  | "edge"
  | "opera"
  | "samsung"
  | "webview"
  | "firefox"
  | "safari"
  | "ios-app"
  | "ios-other"
  | "other";

/** What a user agent claims to be, as far as its other headers follow from it. */
export type Claim = {
  readonly family: Family;
  /** Of the engine; 0 where it is not said. */
  readonly major: number;
  /** As client hints call it; "" where it is not said. */
  readonly platform: string;
  readonly isMobile: boolean;
};

const MOST_REMEMBERED = 5_000;

export const readClaim: (userAgent: string) => Claim = memoize(parse, MOST_REMEMBERED);

const PLATFORMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad|iPod/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/CrOS/, "Chrome OS"],
  [/Macintosh/, "macOS"],
  [/Linux|X11/, "Linux"],
];

const IN_APP =
  /; wv\)|FBAN|FBAV|Instagram|musical_ly|BytedanceWebview|\bLine\/|Snapchat|Pinterest|MicroMessenger|\bGSA\//;

function parse(userAgent: string): Claim {
  const platform = PLATFORMS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "";
  const isMobile = /Mobi/.test(userAgent) && !/iPad/.test(userAgent);
  const number = (pattern: RegExp) => Number(pattern.exec(userAgent)?.[1] ?? 0);
  if (platform === "iOS") {
    const major = number(/OS (\d+)_/) || number(/Version\/(\d+)/);
    return { family: onIos(userAgent), major, platform, isMobile };
  }
  const firefox = number(/Firefox\/(\d+)/);
  if (firefox > 0) return { family: "firefox", major: firefox, platform, isMobile };
  const chrome = number(/Chrome\/(\d+)/);
  if (chrome > 0) return { family: chromiumOf(userAgent), major: chrome, platform, isMobile };
  const safari = number(/Version\/(\d+).*Safari/);
  if (safari > 0) return { family: "safari", major: safari, platform, isMobile };
  return { family: "other", major: 0, platform, isMobile };
}

function onIos(userAgent: string): Family {
  if (/CriOS|FxiOS|EdgiOS|OPT\//.test(userAgent)) return "ios-other";
  return IN_APP.test(userAgent) || !/Version\//.test(userAgent) ? "ios-app" : "safari";
}

function chromiumOf(userAgent: string): Family {
  if (IN_APP.test(userAgent)) return "webview";
  if (/\bEdg/.test(userAgent)) return "edge";
  if (/\bOPR\//.test(userAgent)) return "opera";
  return /SamsungBrowser/.test(userAgent) ? "samsung" : "chrome";
}
