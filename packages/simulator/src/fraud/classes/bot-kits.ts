import { integer, isChance, pickOne, type Random } from "../../random.ts";
import type { Browser } from "../browsers/browser.ts";
import { brandList, chromium, desktopChromium, newestChrome } from "../browsers/chromium.ts";
import { anyFirefox } from "../browsers/firefox.ts";
import { stacks, type TlsStack } from "../world/tls.ts";

/** What a bot's requests look like. */
export type BotKit = {
  readonly browser: Browser;
  readonly tls: TlsStack;
  readonly hasLanguages: boolean;
};

const nothing = { accept: "*/*", hints: {}, fetchMetadata: "none", extra: {}, quic: 0 } as const;

/** A program that says what it is. */
export function library(random: Random): BotKit {
  const [name, tls] = pickOne(random, [
    [`python-requests/2.3${integer(random, 0, 2)}.${integer(random, 0, 5)}`, stacks.python],
    [
      `Python/3.${integer(random, 9, 13)} aiohttp/3.${integer(random, 8, 12)}.${integer(random, 0, 9)}`,
      stacks.python,
    ],
    ["Go-http-client/1.1", stacks.go],
    ["Go-http-client/2.0", stacks.go],
    [`curl/8.${integer(random, 1, 16)}.0`, stacks.curl],
    [`okhttp/4.${integer(random, 9, 12)}.0`, stacks.okhttp],
    [`axios/1.${integer(random, 4, 12)}.${integer(random, 0, 9)}`, stacks.node],
    ["node", stacks.node],
    [
      `Apache-HttpClient/4.5.${integer(random, 10, 14)} (Java/17.0.${integer(random, 2, 12)})`,
      stacks.java,
    ],
    ["Java/11.0.20", stacks.java],
    [`GuzzleHttp/7`, stacks.php],
    ["Mozilla/5.0 (compatible)", stacks.php],
    ["reqwest/0.12", stacks.rust],
  ] satisfies [string, TlsStack][]);
  const base = chromium({ version: newestChrome, platform: "Linux" });
  const http = isChance(random, 0.6) ? "HTTP/1.1" : "HTTP/2";
  return { browser: { ...base, ...nothing, http, userAgent: name }, tls, hasLanguages: false };
}

/** A browser's name on a program's request. */
export function spoofed(random: Random): BotKit {
  const base = isChance(random, 0.75) ? desktopChromium(random) : anyFirefox(random, false);
  const tls = pickOne(random, [
    stacks.python,
    stacks.go,
    stacks.node,
    stacks.curl,
    stacks.php,
    stacks.java,
  ]);
  const accept = isChance(random, 0.5) ? "*/*" : base.accept;
  return {
    browser: { ...base, ...nothing, accept, http: isChance(random, 0.5) ? "HTTP/1.1" : "HTTP/2" },
    tls,
    hasLanguages: isChance(random, 0.4),
  };
}

/** A browser without a window that says so, in its name or its hints. */
export function headless(random: Random): BotKit {
  const version = newestChrome - integer(random, 0, 24);
  const base = chromium({ version, platform: "Linux", brand: "HeadlessChrome" });
  const isNamed = isChance(random, 0.5);
  const userAgent = isNamed
    ? base.userAgent.replace(" Chrome/", " HeadlessChrome/")
    : base.userAgent;
  return {
    browser: { ...base, userAgent, quic: 0 },
    tls: base.tls,
    hasLanguages: isChance(random, 0.4),
  };
}

/** Headers copied together that do not belong to one browser. */
export function contradicting(random: Random): BotKit {
  const base = desktopChromium(random);
  const kind = integer(random, 0, 3);
  const hints =
    kind === 0
      ? {
          ...base.hints,
          "sec-ch-ua": brandList(base.version - integer(random, 3, 30), "Google Chrome"),
        }
      : kind === 1
        ? {
            ...base.hints,
            "sec-ch-ua-platform": base.platform === "Linux" ? '"Windows"' : '"Linux"',
          }
        : kind === 2
          ? {}
          : { ...base.hints, "sec-ch-ua-mobile": "?1" };
  const tls = isChance(random, 0.6)
    ? pickOne(random, [stacks.go, stacks.python, stacks.node, stacks.curl])
    : base.tls;
  return { browser: { ...base, hints, quic: 0 }, tls, hasLanguages: true };
}

/** A real browser moved by a script. */
export function driven(random: Random): BotKit {
  const version = newestChrome - integer(random, 0, 8);
  const platform = pickOne(random, ["Windows", "Windows", "Linux", "macOS"] as const);
  const browser = chromium({ version, platform });
  return { browser: { ...browser, quic: 0.05 }, tls: browser.tls, hasLanguages: true };
}
