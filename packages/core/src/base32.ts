/** Crockford's base32 in lower case: no i, l, o, u, so ids survive being read aloud and retyped. */
export const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

const PAIRS: readonly string[] = Array.from(
  { length: 1024 },
  (_, i) => ALPHABET.charAt(i >> 5) + ALPHABET.charAt(i & 31),
);

/** Read as they look: o is 0, i and l are 1. */
const DIGITS = /* @__PURE__ */ ALPHABET.concat("oil");

/** Encodes whole groups of 5 bytes, 8 characters each; a length not divisible by 5 is a bug. */
export function encodeBase32(bytes: Uint8Array): string {
  if (bytes.length % 5 !== 0) throw new RangeError("not a multiple of 5 bytes");
  let text = "";
  for (let i = 0; i < bytes.length; i += 5) {
    const high =
      (byteAt(bytes, i) << 12) | (byteAt(bytes, i + 1) << 4) | (byteAt(bytes, i + 2) >> 4);
    const low =
      ((byteAt(bytes, i + 2) & 15) << 16) | (byteAt(bytes, i + 3) << 8) | byteAt(bytes, i + 4);
    text += encodeBits20(high) + encodeBits20(low);
  }
  return text;
}

/** The low 20 bits of a number as 4 characters. */
export function encodeBits20(bits: number): string {
  return `${PAIRS[(bits >>> 10) & 1023]}${PAIRS[bits & 1023]}`;
}

/** The bytes behind `text`, or null where it is not base32 in whole groups of 8. Case does not matter. */
export function decodeBase32(text: string): Uint8Array | null {
  if (text.length === 0 || text.length % 8 !== 0) return null;
  const bytes = new Uint8Array((text.length / 8) * 5);
  for (let group = 0; group * 8 < text.length; group += 1) {
    const high = decodeHalf(text, group * 8);
    const low = decodeHalf(text, group * 8 + 4);
    if (high < 0 || low < 0) return null;
    bytes.set(
      [
        high >> 12,
        (high >> 4) & 255,
        ((high & 15) << 4) | (low >> 16),
        (low >> 8) & 255,
        low & 255,
      ],
      group * 5,
    );
  }
  return bytes;
}

/** Four characters as a 20-bit number, or -1. */
function decodeHalf(text: string, start: number): number {
  let value = 0;
  for (let i = start; i < start + 4; i += 1) {
    const digit = DIGITS.indexOf(text.charAt(i).toLowerCase());
    if (digit === -1) return -1;
    value = (value << 5) | (digit < 32 ? digit : Math.min(digit - 32, 1));
  }
  return value;
}

/** The byte at a place that is there. */
export function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}
