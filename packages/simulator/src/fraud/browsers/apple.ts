import { integer, isChance, pick, type Random } from "../../random.ts";
import { stacks, type TlsStack } from "../world/tls.ts";
import type { Browser } from "./browser.ts";

const accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

export type AppleRelease = {
  readonly major: number;
  readonly minor: number;
  /** As the user agent writes it: frozen at 18 since Safari 26. */
  readonly system: string;
};

export function appleRelease(random: Random): AppleRelease {
  const major = pick(random, [
    { weight: 64, value: 26 },
    { weight: 22, value: 18 },
    { weight: 7, value: 17 },
    { weight: 4, value: 16 },
    { weight: 3, value: 15 },
  ]);
  const minor = integer(random, 0, major === 26 ? 3 : 6);
  return { major, minor, system: major === 26 ? "18_7" : `${major}_${minor}` };
}

function appleTls(major: number): TlsStack {
  if (major >= 26) return stacks.appleNew;
  return major >= 15 ? stacks.apple : stacks.appleOld;
}

/** What every browser on the platform shares, since all use Apple's engine. */
function apple(release: AppleRelease, userAgent: string, device: Browser["device"]): Browser {
  const hasFetchMetadata = release.major > 16 || (release.major === 16 && release.minor >= 4);
  return {
    family: "safari",
    platform: device === "desktop" ? "macOS" : "iOS",
    device,
    version: release.major,
    userAgent,
    accept,
    hints: {},
    fetchMetadata: hasFetchMetadata ? "no-user" : "none",
    languageStyle: "apple",
    extra: release.major >= 18 ? { priority: "u=0, i" } : {},
    tls: appleTls(release.major),
    quic: 0.22,
    http: "HTTP/2",
  };
}

export function macSafari(random: Random): Browser {
  const release = appleRelease(random);
  const userAgent = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${release.major}.${release.minor} Safari/605.1.15`;
  return apple(release, userAgent, "desktop");
}

function phone(release: AppleRelease): string {
  return `Mozilla/5.0 (iPhone; CPU iPhone OS ${release.system} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)`;
}

export function iosSafari(random: Random): Browser {
  const release = appleRelease(random);
  const { major, minor } = release;
  if (isChance(random, 0.05)) {
    // An iPad asks for the desktop page and says it is a Mac.
    return {
      ...apple(
        release,
        `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${major}.${minor} Safari/605.1.15`,
        "tablet",
      ),
    };
  }
  return apple(
    release,
    `${phone(release)} Version/${major}.${minor} Mobile/15E148 Safari/604.1`,
    "mobile",
  );
}

/** Chrome, Google's search app and Firefox wear another name over the same engine. */
export function iosOther(random: Random): Browser {
  const release = appleRelease(random);
  const name = pick(random, [
    {
      weight: 60,
      value: `CriOS/${integer(random, 148, 153)}.0.7${integer(random, 100, 999)}.${integer(random, 20, 120)}`,
    },
    { weight: 30, value: `GSA/3${integer(random, 80, 99)}.0.8${integer(random, 10_000, 99_999)}` },
    { weight: 10, value: `FxiOS/1${integer(random, 45, 51)}.0` },
  ]);
  return apple(release, `${phone(release)} ${name} Mobile/15E148 Safari/604.1`, "mobile");
}

/** The view inside another app. */
export function iosInApp(
  random: Random,
  app: "facebook" | "instagram" | "tiktok" | "none",
): Browser {
  const release = appleRelease(random);
  const build = pick(
    random,
    ["22H20", "22G100", "23B85", "23C55", "15E148"].map((value, i) => ({ value, weight: 5 - i })),
  );
  const model = `iPhone${integer(random, 12, 18)},${integer(random, 1, 5)}`;
  const words = {
    facebook: ` [FBAN/FBIOS;FBAV/5${integer(random, 20, 39)}.0.0.${integer(random, 20, 60)}.${integer(random, 80, 120)};FBBV/${integer(random, 7e8, 8e8)};FBDV/${model};FBMD/iPhone;FBSN/iOS;FBSV/${release.major}.${release.minor};FBSS/3;FBID/phone;FBLC/en_US;FBOP/80]`,
    instagram: ` Instagram 4${integer(random, 0, 9)}${integer(random, 0, 9)}.0.0.${integer(random, 20, 60)}.${integer(random, 60, 99)} (${model}; iOS ${release.major}_${release.minor}; en_US; en; scale=3.00; 1179x2556; IABMV/1)`,
    tiktok: ` musical_ly_4${integer(random, 1, 3)}.${integer(random, 0, 9)}.0 BytedanceWebview/d8a21c6`,
    none: "",
  };
  const made = apple(release, `${phone(release)} Mobile/${build}${words[app]}`, "mobile");
  return { ...made, family: "in-app", quic: 0.1 };
}
