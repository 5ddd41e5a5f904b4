import { PARAMETER_FIELDS } from "../click-parameters.ts";
import { CLICK_MACRO_FIELDS } from "./macro-readers.ts";
import { cutUrl, type CutUrl } from "./cut-url.ts";
import type { MacroField } from "./macro-fields.ts";

/** A macro that is a field as it is, without function or date, and the text between it and the next. */
export type PlainSlot = {
  readonly field: MacroField;
  readonly isSegment: boolean;
  readonly text: string;
};

/** A template in words that can be sent to another Worker. */
export type PlainTemplate = { readonly head: string; readonly slots: readonly PlainSlot[] };

/** The template of a web address; null where it is none, or does more with its macros than to put them in. */
export function plainTemplate(text: string): PlainTemplate | null {
  const url = cutUrl(text, {});
  if (url === null || !url.slots.every(isPlain)) return null;
  const slots = url.slots.map(({ name, isSegment, text: literal }) => ({
    field: CLICK_MACRO_FIELDS.get(name) ?? (["other", ""] as const),
    isSegment,
    text: literal,
  }));
  return { head: url.head, slots };
}

/** Every spelling, with its field, of the query's parameters that macros of the templates read. */
export function parametersOf(
  templates: readonly PlainTemplate[],
): Readonly<Record<string, string>> {
  const read = new Set<string>();
  for (const { slots } of templates)
    for (const { field } of slots) if (field[0] === "query") read.add(field[1]);
  return Object.fromEntries([...PARAMETER_FIELDS].filter(([, field]) => read.has(field)));
}

function isPlain({ name, argument }: CutUrl["slots"][number]): boolean {
  return argument === null && name !== "date" && name !== "referrerdomain";
}
