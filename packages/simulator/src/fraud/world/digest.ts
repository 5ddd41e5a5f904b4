const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const digests = new Map<string, string>();

/** 28 characters that look like a SHA-1 in base64 and are the same for the same text. */
export function digest(text: string): string {
  const known = digests.get(text);
  if (known !== undefined) return known;
  let made = "";
  for (let part = 0; part < 6; part++) {
    const bits = fnv(`${part}:${text}`);
    for (let i = 0; i < 5; i++) made += base64[(bits >>> (6 * i)) & 63];
  }
  // The last of 27 characters carries four bits.
  const result = `${made.slice(0, 26)}${base64[(fnv(text) & 15) * 4]}=`;
  // A memo, not a store: texts are few, and a full one is simply not added to.
  if (digests.size < 4_096) digests.set(text, result);
  return result;
}

/** 64 hexadecimal digits, as a lead's hash is written. */
export function hexDigest(text: string): string {
  let result = "";
  for (let part = 0; part < 8; part++) {
    result += (fnv(`${part}#${text}`) >>> 0).toString(16).padStart(8, "0");
  }
  return result;
}

/** FNV-1a with a final mix, for texts that differ in one character only. */
function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
