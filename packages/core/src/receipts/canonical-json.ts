export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

/**
 * One text for a value, however it was written: names in order of their UTF-16 units, no white space. This is RFC 8785 as far
 * as receipts go; its rules for fractions are not needed, because there are none.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === "number" && !Number.isSafeInteger(value))
    throw new RangeError(`receipts hold whole numbers alone, not ${value}`);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([name, own]) => `${JSON.stringify(name)}:${canonicalJson(own)}`).join(",")}}`;
}

/** `Array.isArray` does not tell a readonly list from an object. */
function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
