import { bareOf, fillPlain, type Template } from "./fill-plain.ts";
import { healQuery } from "./heal-query.ts";
import type { MacroValues } from "./macro-values.ts";

/**
 * The URL with every macro replaced in one pass: a value cannot bring in another macro. Always printable ASCII of at
 * most 8,192 characters, with scheme and host as they were compiled.
 */
export function fillTemplate(template: Template, values: MacroValues): string {
  const url = fillPlain(template, values);
  // A visitor's address that came in raw must not swallow the owner's parameters behind it.
  return template.hasRaw === true && url !== bareOf(template) ? healQuery(url, false) : url;
}
