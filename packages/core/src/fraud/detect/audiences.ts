import { signKind } from "./sign-kinds.ts";
import { LIMITS } from "./thresholds.ts";

/** Headers that people leave out who would rather not be known: browsers and their add-ons do it for them. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "no-hints",
  "no-target",
  "no-language",
  "odd-headers",
]);

/** Any of them, and whatever else is odd about a browser. */
const ANY_OF_CLIENT = "client";

/** Up to which share of a source's results, or clicks, a sign is its audience's own business, whatever the peers have. */
export function shareOfAudience(sign: string): number {
  if (sign === ANY_OF_CLIENT) return LIMITS.leastLeftOutAny;
  return LEFT_OUT.has(sign) ? LIMITS.leastLeftOut : 0;
}

const AROUND_PEOPLE: ReadonlySet<string> = new Set(["network", "place"]);

/**
 * Two oddities that one honest audience has at once: who leaves out headers has a VPN as well, and who speaks another language
 * than the country has the browsers of home, or a company abroad that reads its connections along.
 */
export function isOneAudience(a: string, b: string): boolean {
  return isAudience(a, b) || isAudience(b, a);
}

function isAudience(one: string, other: string): boolean {
  const { family } = signKind(other);
  if (LEFT_OUT.has(one) || one === ANY_OF_CLIENT) return AROUND_PEOPLE.has(family);
  return one === "odd-language" && family === "tls";
}
