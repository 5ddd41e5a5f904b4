import type { Signals } from "./signals.ts";
import type { Traits } from "./traits.ts";

type Asked = Pick<Traits, "network" | "hints" | "target" | "language"> & {
  readonly userAgent: string;
  readonly signals: Signals;
  readonly isListedBot: boolean;
};

/**
 * What standard checks know to be nobody's visit (MRC's general invalid traffic): programs that say so, requests ahead of
 * a visit, and machines of a data centre that bring a browser's name without what that browser sends.
 */
export function knownMachine(asked: Asked): Traits["known"] {
  const { userAgent, signals, isListedBot, network } = asked;
  if (isAhead(signals)) return "preview";
  if (READS_MAIL.test(userAgent)) return "scanner";
  if (isListedBot || userAgent === "") return "bot";
  if (network === "scanner" && isBare(asked)) return "scanner";
  return network === "hosting" && isBare(asked) ? "bot" : "";
}

/** Products that follow links in mails before their readers do. */
const READS_MAIL =
  /safe ?links|proofpoint|urldefense|mimecast|barracuda|cisco.?(?:ironport|secure ?email)|link ?scanner|url ?scan/i;

/** The engine of Chromium is never without the name of its browser. */
function isNobodysBrowser(userAgent: string): boolean {
  return /AppleWebKit\/537\.36/.test(userAgent) && !/Chrom(?:e|ium)\/|Version\//.test(userAgent);
}

function isAhead(signals: Signals): boolean {
  const words = ["sec-purpose", "purpose", "x-purpose", "x-moz"];
  return words.some((name) => /prefetch|prerender|preview/i.test(signals.get(name) ?? ""));
}

/** People's browsers have a name and a language, and from some version on say what they ask for. */
function isBare({ target, language, hints, signals, userAgent }: Asked): boolean {
  if (isNobodysBrowser(userAgent)) return true;
  const isAnything = (signals.get("accept") ?? "*/*") === "*/*";
  return language === "" || target === "missing" || (isAnything && hints !== "fit");
}
