/** SHA-256 over texts with their lengths: no two lists of texts run together. */
export async function digestOf(parts: readonly string[]): Promise<Uint8Array> {
  const text = parts.map((part) => `${part.length}:${part}`).join("");
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
