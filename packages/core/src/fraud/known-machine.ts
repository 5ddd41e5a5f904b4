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
  if (isListedBot || userAgent === "") return "bot";
  if (network === "scanner" && isBare(asked)) return "scanner";
  return network === "hosting" && isBare(asked) ? "bot" : "";
}

function isAhead(signals: Signals): boolean {
  const words = ["sec-purpose", "purpose", "x-purpose", "x-moz"];
  return words.some((name) => /prefetch|prerender|preview/i.test(signals.get(name) ?? ""));
}

/** People's browsers have a language, and from some version on say what they ask for. */
function isBare({ target, language, hints, signals }: Asked): boolean {
  const isAnything = (signals.get("accept") ?? "*/*") === "*/*";
  return language === "" || target === "missing" || (isAnything && hints !== "fit");
}
