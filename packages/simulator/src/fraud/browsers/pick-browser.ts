import { isChance, type Random } from "../../random.ts";
import { androidInApp, type AndroidApp } from "./android-apps.ts";
import { iosInApp, iosOther, iosSafari, macSafari } from "./apple.ts";
import type { Browser } from "./browser.ts";
import { androidChromium, brave, desktopChromium } from "./chromium.ts";
import { anyFirefox } from "./firefox.ts";
import { oldBrowser } from "./old-browsers.ts";

export type BrowserMix = {
  /** Shares: phones among visitors, iPhones among phones, and phones inside another app. */
  readonly phones: number;
  readonly apple: number;
  readonly inApp: number;
  readonly app: "facebook" | "instagram" | "tiktok" | "none";
  /** Share of Firefox and of outdated browsers. */
  readonly firefox: number;
  readonly old: number;
};

/** One of the browsers that people in such an audience use. */
export function pickBrowser(random: Random, mix: BrowserMix): Browser {
  if (isChance(random, mix.old)) return oldBrowser(random);
  return isChance(random, mix.phones) ? phoneBrowser(random, mix) : desktopBrowser(random, mix);
}

function phoneBrowser(random: Random, mix: BrowserMix): Browser {
  const isInApp = isChance(random, mix.inApp);
  if (isChance(random, mix.apple)) {
    if (isInApp) return iosInApp(random, mix.app);
    return isChance(random, 0.14) ? iosOther(random) : iosSafari(random);
  }
  if (isInApp) {
    const app: AndroidApp = mix.app === "tiktok" && isChance(random, 0.2) ? "snapchat" : mix.app;
    return androidInApp(random, app);
  }
  if (isChance(random, mix.firefox * 0.3)) return anyFirefox(random, true);
  return isChance(random, 0.01) ? brave(random, "Android") : androidChromium(random);
}

function desktopBrowser(random: Random, mix: BrowserMix): Browser {
  if (isChance(random, mix.firefox)) return anyFirefox(random, false);
  if (isChance(random, 0.04 + 0.2 * mix.apple)) return macSafari(random);
  return isChance(random, 0.015) ? brave(random, "Windows") : desktopChromium(random);
}
