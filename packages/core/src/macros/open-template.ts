import type { Template } from "./fill-plain.ts";
import { fieldReader } from "./macro-fields.ts";
import { encodeSegment, encodeValue } from "./percent-encode.ts";
import type { PlainTemplate } from "./plain-template.ts";

/** A plain template made ready to be filled. `parameters`: at least those that its macros read, as `parametersOf` it. */
export function openTemplate(
  { head, slots, bare }: PlainTemplate,
  parameters: ReadonlyMap<string, string>,
): Template {
  return {
    head,
    slots: slots.map(({ field, isSegment, text }) => ({
      read: fieldReader(field),
      encode: isSegment ? encodeSegment : encodeValue,
      text,
    })),
    bare,
    parameters: slots.some(({ field }) => field[0] === "query") ? parameters : null,
    hasRaw: false,
  };
}
