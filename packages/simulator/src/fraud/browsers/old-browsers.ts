import { integer, pickOne, type Random } from "../../random.ts";
import { stacks } from "../world/tls.ts";
import { androidModel } from "./android-apps.ts";
import type { Browser } from "./browser.ts";
import { brandList } from "./chromium.ts";

const base = {
  family: "old",
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8",
  hints: {},
  fetchMetadata: "none",
  languageStyle: "chromium",
  extra: { "upgrade-insecure-requests": "1" },
  quic: 0,
  http: "HTTP/2",
} as const satisfies Partial<Browser>;

/** Phones and computers that no longer get updates. */
export function oldBrowser(random: Random): Browser {
  const kind = random.next();
  if (kind < 0.4) return oldAndroid(random);
  if (kind < 0.6) return lastOnWindows7;
  return kind < 0.8 ? oldIphone(random) : oldFirefox(random);
}

function oldAndroid(random: Random): Browser {
  const version = integer(random, 49, 75);
  const model = androidModel(random).split(" Build")[0];
  const engine = `Chrome/${version}.0.${integer(random, 2_600, 3_900)}.${integer(random, 40, 150)}`;
  return {
    ...base,
    platform: "Android",
    device: "mobile",
    version,
    tls: stacks.chromiumAncient,
    userAgent: `Mozilla/5.0 (Linux; Android ${integer(random, 5, 9)}; ${model}) AppleWebKit/537.36 (KHTML, like Gecko) ${engine} Mobile Safari/537.36`,
  };
}

const lastOnWindows7: Browser = {
  ...base,
  platform: "Windows",
  device: "desktop",
  version: 109,
  tls: stacks.chromiumOld,
  fetchMetadata: "full",
  hints: {
    "sec-ch-ua": brandList(109, "Google Chrome"),
    "sec-ch-ua-mobile": "?0",
    "sec-ch-ua-platform": '"Windows"',
  },
  userAgent:
    "Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36",
};

function oldIphone(random: Random): Browser {
  return {
    ...base,
    platform: "iOS",
    device: "mobile",
    version: 12,
    languageStyle: "apple",
    tls: stacks.appleOld,
    extra: {},
    userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 12_${integer(random, 0, 5)} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1`,
  };
}

function oldFirefox(random: Random): Browser {
  const version = pickOne(random, [52, 78, 78]);
  return {
    ...base,
    platform: "Windows",
    device: "desktop",
    version,
    tls: stacks.geckoOld,
    languageStyle: "gecko",
    userAgent: `Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`,
  };
}
