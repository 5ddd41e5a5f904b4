import { integer, isChance, type Random } from "../../random.ts";
import type { Browser } from "./browser.ts";
import { brandList, chromeVersion, chromiumTls } from "./chromium.ts";

const models = [
  "SM-S928B Build/UP1A.231005.007",
  "SM-A556B Build/AP3A.240905.015.A2",
  "SM-A155F Build/UP1A.231005.007",
  "SM-G991B Build/TP1A.220624.014",
  "SM-A536B Build/UP1A.231005.007",
  "2312DRA50G Build/UP1A.230905.011",
  "23053RN02A Build/TP1A.220624.014",
  "22101316G Build/UP1A.231005.007",
  "M2101K6G Build/TKQ1.221013.002",
  "Pixel 8 Build/BP1A.250505.005",
  "Pixel 7a Build/BP2A.250605.031",
  "moto g54 5G Build/U1TDS34.94",
  "CPH2581 Build/UKQ1.230924.001",
  "V2303 Build/TP1A.220624.014",
  "RMX3850 Build/UKQ1.231108.001",
  "TECNO KJ5 Build/TP1A.220624.014",
  "Infinix X6837 Build/SP1A.210812.016",
  "itel A667L Build/RP1A.201005.001",
] as const;

export function androidModel(random: Random): string {
  return models[Math.floor(random.next() * models.length)] ?? models[0];
}

export type AndroidApp = "facebook" | "instagram" | "tiktok" | "snapchat" | "none";

const packages: Readonly<Record<AndroidApp, string>> = {
  facebook: "com.facebook.katana",
  instagram: "com.instagram.android",
  tiktok: "com.zhiliaoapp.musically",
  snapchat: "com.snapchat.android",
  none: "",
};

/** The system's view inside another app. Before version 89 it has no client hints, before 76 no Sec-Fetch either. */
export function androidInApp(
  random: Random,
  app: AndroidApp,
  model = androidModel(random),
): Browser {
  const version = isChance(random, 0.07) ? integer(random, 66, 95) : chromeVersion(random);
  const android = integer(random, 10, 16);
  const words = {
    facebook: ` [FB_IAB/FB4A;FBAV/5${integer(random, 20, 39)}.0.0.${integer(random, 30, 70)}.${integer(random, 80, 120)};]`,
    instagram: ` Instagram 4${integer(random, 0, 9)}${integer(random, 0, 9)}.0.0.${integer(random, 20, 60)}.${integer(random, 60, 99)} Android (${android + 19}/${android}; 450dpi; 1080x2340; samsung; en_US)`,
    tiktok: ` trill_4${integer(random, 10_000, 39_999)} BytedanceWebview/d8a21c6 musical_ly_2024`,
    snapchat: ` Snapchat/13.${integer(random, 1, 60)}.0.${integer(random, 20, 60)}`,
    none: "",
  };
  const requestedWith = isChance(random, 0.35) && packages[app] !== "";
  return {
    family: "in-app",
    platform: "Android",
    device: "mobile",
    version,
    userAgent: `Mozilla/5.0 (Linux; Android ${android}; ${model}; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/${version}.0.${integer(random, 4_000, 7_900)}.${integer(random, 20, 220)} Mobile Safari/537.36${words[app]}`,
    accept:
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
    hints:
      version < 89
        ? {}
        : {
            "sec-ch-ua": brandList(version, "Android WebView"),
            "sec-ch-ua-mobile": "?1",
            "sec-ch-ua-platform": '"Android"',
          },
    fetchMetadata: version < 76 ? "none" : isChance(random, 0.3) ? "no-user" : "full",
    languageStyle: "chromium",
    extra: {
      "upgrade-insecure-requests": "1",
      ...(version >= 124 ? { priority: "u=0, i" } : {}),
      ...(requestedWith ? { "x-requested-with": packages[app] } : {}),
    },
    tls: chromiumTls(version),
    quic: 0.08,
    http: "HTTP/2",
  };
}
