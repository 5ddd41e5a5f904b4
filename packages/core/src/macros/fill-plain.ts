import { NO_PARAMETERS, readParameters, type ClickParameters } from "../query-parameters.ts";
import { MAX_URL } from "./cut-url.ts";
import type { ReadMacro } from "./macro-fields.ts";
import type { MacroValues } from "./macro-values.ts";

/** A template cut at its macros once, so that filling it is one concatenation. */
export type Template = {
  readonly head: string;
  /** Each macro, and the text between it and the next. */
  readonly slots: readonly { read: ReadMacro; encode: (value: string) => string; text: string }[];
  /** The URL with every macro left out: what is sent where values would make it too long. */
  readonly bare: string;
  /** Parameters of the click's query that macros need, the field behind each spelling; null where none does. */
  readonly parameters: ReadonlyMap<string, string> | null;
  /** A macro may bring a `?` along. */
  readonly hasRaw: boolean;
};

/** Where values make a URL too long, those longer than an id (encoded) go first. */
const SHORT_VALUE = 64;

/** As `fillTemplate`, for a template without raw values. */
export function fillPlain(template: Template, values: MacroValues): string {
  if (template.slots.length === 0) return template.head;
  const parameters = template.parameters
    ? readParameters(values.click.query, template.parameters)
    : NO_PARAMETERS;
  let url = join(template, values, parameters, MAX_URL);
  if (url.length > MAX_URL) url = join(template, values, parameters, SHORT_VALUE);
  return url.length > MAX_URL ? template.bare : url;
}

function join(
  template: Template,
  values: MacroValues,
  parameters: ClickParameters,
  longest: number,
): string {
  let url = template.head;
  for (const { read, encode, text } of template.slots) {
    const value = encode(read(values, parameters));
    url += value.length > longest ? text : value + text;
  }
  return url;
}
