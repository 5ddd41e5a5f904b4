import { PARAMETER_FIELDS } from "../click-parameters.ts";
import { isAllowedUrl } from "./allowed-url.ts";
import { countHostMacros, cutTemplate, splitMacro } from "./cut-template.ts";
import { compileDate } from "./format-date.ts";
import { healQuery } from "./heal-query.ts";
import { macroFunction } from "./macro-function.ts";
import { CLICK_MACROS, type MacroTable, type ReadMacro } from "./macro-readers.ts";
import { encodeLiteral, encodeRaw, encodeSegment, encodeValue } from "./percent-encode.ts";

/** Longest URL that is sent: servers and browsers in use take it. */
export const MAX_URL = 8_192;

export type TemplateOptions = {
  /** Schemes allowed beside http and https, without colon. */
  readonly appSchemes?: readonly string[];
};

/** A template cut at its macros once, so that filling it is one concatenation. */
export type Template = {
  readonly head: string;
  /** Each macro, and the text between it and the next. */
  readonly slots: readonly { read: ReadMacro; encode: (value: string) => string; text: string }[];
  /** The URL with every macro left out: what is sent where values would make it too long. */
  readonly bare: string;
  /** A macro needs the click's query taken apart. */
  readonly readsQuery: boolean;
  /** A macro may bring a `?` along. */
  readonly hasRaw: boolean;
};

/** Stands for a macro while the literals are looked at as one text; encoded ones have no control characters. */
const GAP = "\u0001";

const NOTHING: ReadMacro = () => "";

/**
 * Null where the text is no absolute URL of an allowed scheme, or too long. A macro outside the closed list or with an
 * argument that says nothing becomes nothing, and so does every one in scheme or host.
 */
export function compileTemplate(text: string, options: TemplateOptions = {}): Template | null {
  return compileWith(text, options, CLICK_MACROS);
}

export function compileWith(
  text: string,
  options: TemplateOptions,
  table: MacroTable,
): Template | null {
  const cut = cutTemplate(text);
  const dropped = countHostMacros(cut);
  const first = cut.literals.slice(0, dropped + 1).join("");
  if (!isAllowedUrl(cut.literals[0] ?? "", first, options.appSchemes ?? [])) return null;
  const literals = [first, ...cut.literals.slice(dropped + 1)].map(encodeLiteral);
  const [head = "", ...texts] = healQuery(literals.join(GAP), true).split(GAP);
  const bare = head + texts.join("");
  if (bare.length > MAX_URL) return null;
  const macros = cut.macros.slice(dropped).map(splitMacro);
  let before = head;
  const slots = macros.map(({ name, argument }, i) => {
    const slot = {
      read: readerOf(name, argument, table),
      encode: encoderOf(argument, before),
      text: texts[i] ?? "",
    };
    before += slot.text;
    return slot;
  });
  return {
    head,
    slots,
    bare,
    readsQuery: macros.some(({ name }) => PARAMETER_FIELDS.has(name)),
    hasRaw: slots.some(({ encode }) => encode === encodeRaw),
  };
}

function readerOf(name: string, argument: string | null, table: MacroTable): ReadMacro {
  if (name === "date") {
    const format = compileDate(argument ?? "");
    if (format === null) return NOTHING;
    // The day of what the URL tells of: of the conversion in a postback.
    return ({ click, conversion, timezone }) => format((conversion ?? click).atMs, timezone);
  }
  const read = table.readerOf(name) ?? NOTHING;
  if (argument === null) return read;
  const change = macroFunction(argument, name === "status" ? table.statusOf : undefined);
  if (change === null) return NOTHING;
  return (values, parameters) => {
    const value = read(values, parameters);
    return value === "" ? "" : change(value);
  };
}

function encoderOf(argument: string | null, before: string): (value: string) => string {
  if (argument?.toLowerCase() === "raw") return encodeRaw;
  return /[?#]/.test(before) ? encodeValue : encodeSegment;
}
