import { NO_PARAMETERS, readParameters, type ClickParameters } from "../query-parameters.ts";
import { MAX_URL } from "./cut-url.ts";
import type { ReadMacro } from "./macro-fields.ts";
import type { MacroValues } from "./macro-values.ts";

/** A macro, and the text between it and the next. */
export type Slot = {
  readonly read: ReadMacro;
  readonly encode: (value: string) => string;
  readonly text: string;
};

/** A template cut at its macros once, so that filling it is one concatenation. */
export type Template = {
  readonly head: string;
  readonly slots: readonly Slot[];
  /** Parameters of the click's query that macros need: the field behind each spelling. */
  readonly parameters: ReadonlyMap<string, string>;
  /** A macro may bring a `?` along. */
  readonly hasRaw?: boolean;
};

/** Where values make a URL too long, those longer than an id (encoded) go first. */
const SHORT_VALUE = 64;

/** As `fillTemplate`, for a template without raw values. */
export function fillPlain(template: Template, values: MacroValues): string {
  if (template.slots.length === 0) return template.head;
  const { parameters: fields } = template;
  const parameters = fields.size > 0 ? readParameters(values.click.query, fields) : NO_PARAMETERS;
  let url = join(template, values, parameters, MAX_URL);
  if (url.length > MAX_URL) url = join(template, values, parameters, SHORT_VALUE);
  return url.length > MAX_URL ? bareOf(template) : url;
}

/** The URL with every macro left out: what is sent where values would make it too long. */
export function bareOf({ head, slots }: Template): string {
  return head + slots.map(({ text }) => text).join("");
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
