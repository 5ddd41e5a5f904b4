/** Which sign stands before the decimals; the other one, spaces and apostrophes group thousands. */
export const NUMBER_STYLES = ["point", "comma"] as const;
export type NumberStyle = (typeof NUMBER_STYLES)[number];

const PLAIN = { point: /^\d+(?:\.\d+)?$/, comma: /^\d+(?:,\d+)?$/ } as const;
/** Groups of three after the first; no-break and thin spaces are what spreadsheets write. */
const GROUPED = {
  point: /^\d{1,3}(?:([, '’\u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/,
  comma: /^\d{1,3}(?:([. '’\u00a0\u202f])\d{3})(?:\1\d{3})*(?:,\d+)?$/,
} as const;

/** `1,234.50` or `1.234,50` as `1234.50`, digit for digit; null for anything else, signs and currencies included. */
export function readDecimal(text: string, style: NumberStyle): string | null {
  const trimmed = text.trim();
  if (!PLAIN[style].test(trimmed) && !GROUPED[style].test(trimmed)) return null;
  const sign = style === "point" ? "." : ",";
  const [whole = "", decimals] = trimmed.split(sign);
  const digits = whole.replace(/\D/g, "");
  return decimals === undefined ? digits : `${digits}.${decimals}`;
}

/**
 * The style that all amounts of a file can be read in. null where `1,234` alone could be either, or where both occur: money
 * is not guessed.
 */
export function guessNumbers(texts: Iterable<string>): NumberStyle | null {
  let isOpen = false;
  const said = new Set<NumberStyle>();
  for (const text of texts) {
    const point = readDecimal(text, "point");
    const comma = readDecimal(text, "comma");
    if (point !== null && comma === null) said.add("point");
    if (comma !== null && point === null) said.add("comma");
    if (point !== null && comma !== null && point !== comma) isOpen = true;
  }
  const [only] = said;
  if (said.size > 1 || (only === undefined && isOpen)) return null;
  return only ?? "point";
}
