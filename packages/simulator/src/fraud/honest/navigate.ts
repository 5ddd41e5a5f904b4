import { isChance, pick, pickOne, type Random, type Weighted } from "../../random.ts";
import { skewed, word } from "../draws.ts";
import type { Navigation } from "../navigation.ts";
import type { Person } from "../person.ts";
import type { PublisherHabits } from "./habits.ts";

const engines: readonly Weighted<string>[] = [
  { weight: 76, value: "https://www.google.com/" },
  { weight: 12, value: "https://www.bing.com/" },
  { weight: 5, value: "https://duckduckgo.com/" },
  { weight: 3, value: "https://search.yahoo.com/" },
  { weight: 4, value: "https://www.ecosia.org/" },
];

const socialHosts = {
  facebook: ["https://l.facebook.com/", "https://m.facebook.com/", "https://lm.facebook.com/"],
  instagram: ["https://l.instagram.com/", "https://www.instagram.com/"],
  tiktok: ["https://www.tiktok.com/", "https://t.co/", "https://www.pinterest.com/"],
  none: ["https://www.reddit.com/", "https://t.co/", "https://www.youtube.com/"],
} as const;

/** How somebody of this publisher's public reaches a link. */
export function navigate(random: Random, publisher: PublisherHabits, person: Person): Navigation {
  const referer = refererOf(random, publisher, person);
  const isFromApp = referer === "" && isChance(random, opensFromApp(publisher, person));
  const isFramed = publisher.channel === "widget" && isChance(random, 0.45);
  return {
    referer,
    site: isFromApp ? "none" : "cross-site",
    dest: isFramed ? "iframe" : "document",
    // Redirects by script, intermediate pages and views inside apps lose the tap.
    isByUser: !isFromApp && isChance(random, person.browser.family === "in-app" ? 0.5 : 0.9),
  };
}

/** A page opened from another page or, where no referrer is named, from an app as often as `fromApp` says. */
export function openPage(
  random: Random,
  options: { readonly referer: string; readonly fromApp: number; readonly byUser: number },
): Navigation {
  const { referer } = options;
  const isFromApp = referer === "" && isChance(random, options.fromApp);
  return {
    referer,
    site: isFromApp ? "none" : "cross-site",
    dest: "document",
    isByUser: isChance(random, options.byUser),
  };
}

/** Share of clicks without a referrer that come from no page at all: mail programs, apps, bookmarks. */
function opensFromApp(publisher: PublisherHabits, person: Person): number {
  if (publisher.channel === "email") return 0.72;
  return person.browser.device === "desktop" ? 0.25 : 0.6;
}

function refererOf(random: Random, publisher: PublisherHabits, person: Person): string {
  switch (publisher.channel) {
    case "search":
      return isChance(random, 0.88) ? pick(random, engines) : "";
    case "social":
      return isChance(random, person.browser.family === "in-app" ? 0.55 : 0.8)
        ? pickOne(random, socialHosts[publisher.mix.app])
        : "";
    case "email":
      return isChance(random, 0.14)
        ? pickOne(random, [
            "https://mail.google.com/",
            "https://outlook.live.com/",
            "https://mail.yahoo.com/",
          ])
        : "";
    case "incent":
      return isChance(random, 0.25) ? ownPage(random, publisher) : "";
    case "retargeting":
      return isChance(random, 0.85)
        ? pickOne(random, [
            "https://googleads.g.doubleclick.net/",
            "https://ads.example/",
            `https://${word(random)}.example/`,
          ])
        : "";
    case "network":
    case "native":
      return isChance(random, 0.7) ? ownPage(random, publisher) : "";
    case "content":
    case "coupon":
    case "widget":
      return isChance(random, 0.84) ? ownPage(random, publisher) : "";
  }
}

/** Most pages send their origin alone; some send all of their address. */
function ownPage(random: Random, publisher: PublisherHabits): string {
  const site = publisher.sites[skewed(random, publisher.sites.length, 0.8)] ?? "site.example";
  const isWhole = isChance(random, 0.15);
  return `https://${isChance(random, 0.5) ? "www." : ""}${site}/${isWhole ? `${pickOne(random, ["best", "review", "deals", "top-10", "vs"])}/${1 + skewed(random, 30)}` : ""}`;
}
