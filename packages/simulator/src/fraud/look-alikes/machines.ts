import { integer, isChance, pick, pickOne, type Random } from "../../random.ts";
import type { Browser } from "../browsers/browser.ts";
import { chromium, desktopChromium } from "../browsers/chromium.ts";
import { iosSafari } from "../browsers/apple.ts";
import { stacks } from "../world/tls.ts";
import { readNetworks, type Network } from "../world/networks.ts";
import type { Navigation } from "../navigation.ts";
import { request, settle, type Request } from "../person.ts";
import { marketOf } from "../world/countries.ts";

const networksOf = {
  mail: readNetworks(
    "8075 46 Microsoft Corporation; 26211 18 PROOFPOINT-ASN-US-WEST; 22843 6 Proofpoint, Inc.; 15324 12 Barracuda Networks, Inc.; 30031 8 Mimecast North America Inc; 42427 3 Mimecast Services Limited; 16417 5 Cisco Systems Ironport Division; 26282 2 Symantec Messaging Security; 3462 1 Trend Micro Incorporated",
    "scanner",
    "mail",
  ),
  preview: readNetworks(
    "32934 44 Facebook, Inc.; 13414 10 Twitter Inc.; 14618 18 Amazon.com, Inc.; 62041 8 Telegram Messenger Inc; 396982 8 Google LLC; 14413 6 LinkedIn Corporation; 8075 6 Microsoft Corporation",
    "scanner",
    "preview",
  ),
  crawler: readNetworks(
    "15169 40 Google LLC; 8075 22 Microsoft Corporation; 16509 16 Amazon.com, Inc.; 13238 8 YANDEX LLC; 16276 8 OVH SAS; 714 6 Apple Inc.",
    "scanner",
    "crawler",
  ),
} as const;

const previews = [
  "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
  "WhatsApp/2.23.20.0",
  "WhatsApp/2.2587.9 A",
  "Twitterbot/1.0",
  "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
  "TelegramBot (like TwitterBot)",
  "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
  "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
  "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
  "Mozilla/5.0 (compatible; redditbot/1.0; +http://www.reddit.com/feedback)",
  "Mozilla/5.0 (compatible; Pinterestbot/1.0; +http://www.pinterest.com/bot.html)",
];

const crawlers = [
  "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/151.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/136.0.0.0 Safari/537.36",
  "AdsBot-Google (+http://www.google.com/adsbot.html)",
  "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
  "Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)",
  "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
  "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
  "Mozilla/5.0 (compatible; DotBot/1.2; +https://opensiteexplorer.org/dotbot)",
  "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)",
];

const direct: Navigation = { referer: "", site: "none", dest: "document", isByUser: false };
const bare = { hints: {}, fetchMetadata: "none", extra: {}, quic: 0 } as const;

function fetchBy(random: Random, network: Network, browser: Browser, languages: string): Request {
  // Such machines stand in few places, whatever country the mail was sent to.
  const market = marketOf(pickOne(random, ["US", "US", "US", "GB", "NL", "DE"]));
  return request(
    random,
    settle(random, { market, network, browser, languages, tls: stacks.scanner }),
    direct,
  );
}

/** A mail service that opens every link before the reader may: a browser's name with little of a browser behind it. */
export function mailScan(random: Random, network: Network): Request {
  const base = isChance(random, 0.8) ? desktopChromium(random) : iosSafari(random);
  const isBare = isChance(random, 0.55);
  const old = chromium({ version: integer(random, 79, 120), platform: "Windows" });
  const browser = {
    ...(isBare ? old : base),
    ...bare,
    accept: isBare ? "*/*" : base.accept,
    http: isChance(random, 0.6) ? "HTTP/1.1" : "HTTP/2",
  } as const;
  return fetchBy(random, network, browser, isBare || isChance(random, 0.5) ? "" : "en-US,en;q=0.9");
}

export function mailNetwork(random: Random): Network {
  return pick(random, networksOf.mail);
}

/** A messenger or social network that draws a card for the link. */
export function linkPreview(random: Random): Request {
  return named(random, pickOne(random, previews), pick(random, networksOf.preview));
}

export function crawl(random: Random): Request {
  return named(random, pickOne(random, crawlers), pick(random, networksOf.crawler));
}

function named(random: Random, userAgent: string, network: Network): Request {
  const base = chromium({ version: 150, platform: "Linux" });
  const browser = {
    ...base,
    ...bare,
    accept: "*/*",
    userAgent,
    http: isChance(random, 0.5) ? "HTTP/1.1" : "HTTP/2",
  } as const;
  return fetchBy(random, network, browser, isChance(random, 0.2) ? "en" : "");
}

/** A page fetched before anybody asks for it, in the browser's own name. */
export function speculate(random: Random, made: Request): Request {
  const hasUserAgentHints = "sec-ch-ua" in made.headers;
  const { "sec-fetch-user": _, ...headers } = made.headers;
  const purpose = hasUserAgentHints
    ? {
        "sec-purpose": pickOne(random, [
          "prefetch",
          "prefetch;prerender",
          "prefetch;anonymous-client-ip",
        ]),
        ...(isChance(random, 0.3) ? { purpose: "prefetch" } : {}),
      }
    : made.headers["user-agent"]?.includes("Firefox") === true
      ? { "x-moz": "prefetch", "sec-purpose": "prefetch" }
      : { "x-purpose": "preview", purpose: isChance(random, 0.5) ? "preview" : "prefetch" };
  return { ...made, headers: { ...headers, ...purpose } };
}
