import { isChance, pick, pickOne, type Weighted } from "../../random.ts";
import { iosSafari, macSafari } from "../browsers/apple.ts";
import type { Browser } from "../browsers/browser.ts";
import { brave, desktopChromium } from "../browsers/chromium.ts";
import { anyFirefox, torBrowser } from "../browsers/firefox.ts";
import { between } from "../draws.ts";
import type { Scene } from "../draft.ts";
import { convertSessions } from "../honest/convert.ts";
import { openPage } from "../honest/navigate.ts";
import { pickCountry, sessions } from "../honest/sessions.ts";
import { honestLike } from "../lines.ts";
import { pickLanguages } from "../languages.ts";
import type { Navigation } from "../navigation.ts";
import { settle, type Person } from "../person.ts";
import { marketOf } from "../world/countries.ts";
import type { Network } from "../world/networks.ts";
import { relayNetworks, saverNetworks, torNetworks, vpnNetworks } from "../world/other-networks.ts";
import { stacks } from "../world/tls.ts";

type Habit = "relay" | "brave" | "vpn" | "tor" | "resist" | "saver";

const zones = [
  "UTC",
  "Etc/UTC",
  "Atlantic/Reykjavik",
  "Europe/Amsterdam",
  "America/New_York",
  "Europe/Stockholm",
];

/** People who would rather not be followed: relays, VPNs, Tor, browsers that say little or not the truth. */
export function privacy(scene: Scene, count: number): void {
  const { random } = scene;
  const habits: readonly Weighted<Habit>[] = [
    { value: "relay", weight: between(random, [20, 50]) },
    { value: "brave", weight: between(random, [8, 25]) },
    { value: "vpn", weight: between(random, [10, 30]) },
    { value: "resist", weight: between(random, [4, 12]) },
    { value: "tor", weight: between(random, [1, 7]) },
    { value: "saver", weight: between(random, [1, 6]) },
  ];
  const made = sessions(scene, count, {
    truth: honestLike("privacy"),
    person: () => somebody(scene, pick(random, habits)),
    navigation: () => withoutReferrer(scene),
  });
  convertSessions(scene, made, { rate: scene.publisher.rate * between(random, [0.7, 1.1]) });
}

function withoutReferrer({ random, publisher }: Scene): Navigation {
  const referer = isChance(random, 0.12) ? `https://${publisher.sites[0] ?? "site.example"}/` : "";
  return openPage(random, { referer, fromApp: 0.28, byUser: 0.85 });
}

function somebody(scene: Scene, habit: Habit): Person {
  const { random } = scene;
  const market = marketOf(pickCountry(scene));
  const browser = browserOf(scene, habit);
  const network = networkOf(scene, habit, pick(random, market.fixed));
  const isNeutral =
    habit === "tor" || habit === "resist" || (habit === "brave" && isChance(random, 0.3));
  const languages = isNeutral
    ? browser.languageStyle === "gecko"
      ? "en-US,en;q=0.5"
      : "en-US,en;q=0.9"
    : pickLanguages(random, market, browser, scene.publisher.mix.foreign);
  const isElsewhere = isChance(
    random,
    { relay: 0.06, brave: 0.05, vpn: 0.12, resist: 0.3, tor: 0.45, saver: 0.3 }[habit],
  );
  const rttMs =
    habit === "tor"
      ? between(random, [8, 90])
      : habit === "vpn"
        ? between(random, [12, 140])
        : undefined;
  return settle(random, {
    market,
    network,
    browser,
    languages,
    tls: browser.tls,
    ...(isElsewhere ? { timezone: pickOne(random, zones) } : {}),
    ...(rttMs === undefined ? {} : { rttMs }),
  });
}

function networkOf(scene: Scene, habit: Habit, home: Network): Network {
  const { random } = scene;
  switch (habit) {
    case "relay":
      return pick(random, relayNetworks);
    case "vpn":
      return pick(random, vpnNetworks);
    case "tor":
      return pick(random, torNetworks);
    case "saver":
      return pick(random, saverNetworks);
    case "brave":
    case "resist":
      return isChance(random, 0.25) ? pick(random, vpnNetworks) : home;
  }
}

function browserOf({ random }: Scene, habit: Habit): Browser {
  switch (habit) {
    case "relay":
      return isChance(random, 0.7) ? iosSafari(random) : macSafari(random);
    case "brave":
      return brave(random, pickOne(random, ["Windows", "macOS", "Android", "Linux"] as const));
    case "vpn":
      return isChance(random, 0.3)
        ? anyFirefox(random, false)
        : isChance(random, 0.4)
          ? iosSafari(random)
          : desktopChromium(random);
    case "tor":
      return torBrowser(random);
    case "resist": {
      const made = anyFirefox(random, false);
      return {
        ...made,
        userAgent: made.userAgent.replace(
          /\((?:Macintosh|X11)[^;)]*(?:; [^;)]+)?/,
          "(Windows NT 10.0; Win64; x64",
        ),
      };
    }
    case "saver":
      return saver();
  }
}

/** Pages are fetched by the maker's servers, which speak for the phone. */
function saver(): Browser {
  return {
    family: "old",
    platform: "Android",
    device: "mobile",
    version: 8,
    userAgent:
      "Opera/9.80 (Android; Opera Mini/88.0.2254/191.361; U; en) Presto/2.12.423 Version/12.16",
    accept:
      "text/html, application/xml;q=0.9, application/xhtml+xml, image/png, image/webp, image/jpeg, image/gif, image/x-xbitmap, */*;q=0.1",
    hints: {},
    fetchMetadata: "none",
    languageStyle: "apple",
    extra: { "x-operamini-features": "advanced, camera, folding" },
    tls: stacks.opera,
    quic: 0,
    http: "HTTP/2",
  };
}
