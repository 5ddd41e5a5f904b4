import { PARAMETER_FIELDS } from "../click-parameters.ts";
import { cutUrl, type UrlOptions } from "./cut-url.ts";
import type { Template } from "./fill-plain.ts";
import { compileDate } from "./format-date.ts";
import { NOTHING, type ReadMacro } from "./macro-fields.ts";
import { macroFunction } from "./macro-function.ts";
import { CLICK_MACROS, type MacroTable } from "./macro-readers.ts";
import { encodeRaw, encodeSegment, encodeValue } from "./percent-encode.ts";

export type TemplateOptions = UrlOptions;

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
  const url = cutUrl(text, options);
  if (url === null) return null;
  const slots = url.slots.map(({ name, argument, isSegment, text: literal }) => ({
    read: readerOf(name, argument, table),
    encode: isRaw(argument) ? encodeRaw : isSegment ? encodeSegment : encodeValue,
    text: literal,
  }));
  return {
    head: url.head,
    slots,
    parameters: url.slots.some(({ name }) => PARAMETER_FIELDS.has(name))
      ? PARAMETER_FIELDS
      : new Map(),
    hasRaw: url.slots.some(({ argument }) => isRaw(argument)),
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

function isRaw(argument: string | null): boolean {
  return argument?.toLowerCase() === "raw";
}
