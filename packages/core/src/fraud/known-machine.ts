import type { House } from "./network.ts";
import type { Signals } from "./signals.ts";
import type { Traits } from "./traits.ts";

type Asked = Pick<Traits, "network" | "hints" | "target" | "language"> & {
  readonly userAgent: string;
  readonly signals: Signals;
  readonly isListedBot: boolean;
  readonly house: House;
};

/**
 * What standard checks know to be nobody's visit (MRC's general invalid traffic): programs that say so, requests ahead of
 * a visit, and machines of a data centre that bring a browser's name without what that browser sends.
 */
export function knownMachine(asked: Asked): Traits["known"] {
  const { userAgent, signals, isListedBot, house, network } = asked;
  if (isAhead(signals)) return "preview";
  if (house === "mail" || READS_MAIL.test(userAgent)) return "scanner";
  if (isListedBot || userAgent === "") return "bot";
  // Behind a web gateway there are people, some of whom have hints turned off.
  if (network === "scanner") return lacks({ ...asked, hints: "fit" }) > 0 ? "scanner" : "";
  return network === "hosting" && isBare(asked) ? "bot" : "";
}

/**
 * Whether a server's browser lacks what people's have. Where people's VPNs have their exits one thing may be missing: who values
 * privacy leaves out headers. In companies' clouds there are desktops, which leave out nothing but hints.
 */
function isBare(asked: Asked): boolean {
  const { house, language, target } = asked;
  if (lacks(asked) > 1) return true;
  return house === "companies" && (language === "" || target === "missing");
}

/** Products that follow links in mails before their readers do. */
const READS_MAIL =
  /safe ?links|proofpoint|urldefense|mimecast|barracuda|cisco.?(?:ironport|secure ?email)|link ?scanner|url ?scan|microsoft outlook|ms-?office/i;

/** The engine of Chromium is never without the name of its browser. */
function isNobodysBrowser(userAgent: string): boolean {
  return /AppleWebKit\/537\.36/.test(userAgent) && !/Chrom(?:e|ium)\/|Version\//.test(userAgent);
}

function isAhead(signals: Signals): boolean {
  const words = ["sec-purpose", "purpose", "x-purpose", "x-moz"];
  return words.some((name) => /prefetch|prerender|preview/i.test(signals.get(name) ?? ""));
}

/** How many things it lacks that people's browsers send: a language, what they ask for, hints, a wish for a page. */
function lacks({ target, language, hints, signals, userAgent }: Asked): number {
  if (isNobodysBrowser(userAgent)) return ALL;
  const isAnything = (signals.get("accept") ?? "*/*") === "*/*";
  const missing = [language === "", target === "missing", hints !== "fit", isAnything];
  return missing.filter(Boolean).length;
}

const ALL = 4;
