import type { Claim } from "./claim.ts";
import type { Signals } from "./signals.ts";
import type { Traits } from "./traits.ts";

/** First versions that tell by themselves what a request is for (Sec-Fetch-Dest). */
const FIRST_WITH_TARGET: Readonly<Record<string, number>> = {
  chrome: 80,
  edge: 80,
  opera: 80,
  samsung: 80,
  firefox: 90,
  safari: 17,
};

/**
 * What the browser says the answer is for: `document` of somebody who follows a link. `missing` where this browser would
 * have said it, "" where it would not.
 */
export function fetchTarget({ family, major }: Claim, signals: Signals): string {
  const target = signals.get("sec-fetch-dest") ?? "";
  const mode = signals.get("sec-fetch-mode") ?? "";
  if (target === "" && mode === "") {
    const first = FIRST_WITH_TARGET[family];
    return first !== undefined && major >= first ? "missing" : "";
  }
  if (target !== "" && target !== "document") return target.slice(0, 12);
  return mode !== "" && mode !== "navigate" ? mode.slice(0, 12) : "document";
}

/** Engines that mark a request which somebody's tap or click has caused (Sec-Fetch-User). */
const MARK_TAPS: ReadonlySet<string> = new Set(["chrome", "edge", "opera", "samsung", "firefox"]);

const PAGES: ReadonlySet<string> = new Set(["document", "iframe", "frame", "embed", "object"]);

/** Nothing is said of requests for anything but a page, nor by browsers that tell no target. */
export function isAskedFor({ family }: Claim, signals: Signals): Traits["asked"] {
  if (signals.get("sec-fetch-user") === "?1") return "yes";
  const isPage = PAGES.has(signals.get("sec-fetch-dest") ?? "");
  return isPage && MARK_TAPS.has(family) ? "no" : "";
}
