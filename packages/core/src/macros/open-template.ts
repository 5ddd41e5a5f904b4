import type { Slot } from "./fill-plain.ts";
import { fieldReader } from "./macro-fields.ts";
import { encodeSegment, encodeValue } from "./percent-encode.ts";
import type { PlainSlot } from "./plain-template.ts";

/** A macro that came in words, made ready to be filled. */
export function openSlot({ field, isSegment, text }: PlainSlot): Slot {
  return { read: fieldReader(field), encode: isSegment ? encodeSegment : encodeValue, text };
}
