import { isAllowedUrl } from "./allowed-url.ts";
import { countHostMacros, cutTemplate, splitMacro } from "./cut-template.ts";
import { healQuery } from "./heal-query.ts";
import { encodeLiteral } from "./percent-encode.ts";

/** Longest URL that is sent: servers and browsers in use take it. */
export const MAX_URL = 8_192;

export type UrlOptions = {
  /** Schemes allowed beside http and https, without colon. */
  readonly appSchemes?: readonly string[];
};

/** A URL of an allowed scheme, cut at the macros that may stand in it. */
export type CutUrl = {
  readonly head: string;
  /** Each macro, and the text between it and the next. */
  readonly slots: readonly {
    readonly name: string;
    readonly argument: string | null;
    readonly isSegment: boolean;
    readonly text: string;
  }[];
};

/** Stands for a macro while the literals are looked at as one text; encoded ones have no control characters. */
const GAP = "\u0001";

/** Null where the text is no absolute URL of an allowed scheme, or too long. Macros in scheme or host become nothing. */
export function cutUrl(text: string, { appSchemes = [] }: UrlOptions): CutUrl | null {
  const cut = cutTemplate(text);
  const dropped = countHostMacros(cut);
  const first = cut.literals.slice(0, dropped + 1).join("");
  if (!isAllowedUrl(cut.literals[0] ?? "", first, appSchemes)) return null;
  const literals = [first, ...cut.literals.slice(dropped + 1)].map(encodeLiteral);
  const [head = "", ...texts] = healQuery(literals.join(GAP), true).split(GAP);
  if (head.length + texts.join("").length > MAX_URL) return null;
  let before = head;
  const slots = cut.macros.slice(dropped).map((macro, i) => {
    const slot = {
      ...splitMacro(macro),
      isSegment: !/[?#]/.test(before),
      text: texts[i] ?? "",
    };
    before += slot.text;
    return slot;
  });
  return { head, slots };
}
