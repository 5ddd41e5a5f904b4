/** UTF-8 of a text; half a surrogate pair becomes U+FFFD, as TextEncoder does it. */
export function utf8Bytes(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.toWellFormed());
  const bytes = new Uint8Array(escaped.length);
  let length = 0;
  for (let i = 0; i < escaped.length; i += 1) {
    const isEscape = escaped.charAt(i) === "%";
    bytes[length] = isEscape
      ? Number.parseInt(escaped.slice(i + 1, i + 3), 16)
      : escaped.charCodeAt(i);
    length += 1;
    if (isEscape) i += 2;
  }
  return bytes.subarray(0, length);
}

/** Lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
