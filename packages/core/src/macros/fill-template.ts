import { NO_PARAMETERS, readClickParameters, type ClickParameters } from "../click-parameters.ts";
import { MAX_URL, type Template } from "./compile-template.ts";
import { healQuery } from "./heal-query.ts";
import type { MacroValues } from "./macro-values.ts";

/** Where values make a URL too long, those longer than an id (encoded) go first. */
const SHORT_VALUE = 64;

/**
 * The URL with every macro replaced in one pass: a value cannot bring in another macro. Always printable ASCII of at
 * most 8,192 characters, with scheme and host as they were compiled.
 */
export function fillTemplate(template: Template, values: MacroValues): string {
  if (template.slots.length === 0) return template.head;
  const parameters = template.readsQuery ? readClickParameters(values.click.query) : NO_PARAMETERS;
  let url = join(template, values, parameters, MAX_URL);
  if (url.length > MAX_URL) url = join(template, values, parameters, SHORT_VALUE);
  if (url.length > MAX_URL) return template.bare;
  // A visitor's address that came in raw must not swallow the owner's parameters behind it.
  return template.hasRaw ? healQuery(url, false) : url;
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
