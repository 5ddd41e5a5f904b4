import { encodeBase32, readKeptAddress } from "@cleverdrip/core";

const DAY_MS = 86_400_000;
const encoder = new TextEncoder();

/**
 * A keyed hash of an address that changes every UTC day: equal addresses can be told within a day, not across days, and
 * without the key not at all. 80 bits as base32; "" for no address, and for a day of which a kept one has no hash.
 */
export function addressHasher(secret: string): (address: string, atMs: number) => Promise<string> {
  const keys = new Map<number, Promise<CryptoKey>>();

  function keyOf(day: number): Promise<CryptoKey> {
    const known = keys.get(day);
    if (known !== undefined) return known;
    if (keys.size > 30) keys.clear();
    const key = crypto.subtle.importKey(
      "raw",
      encoder.encode(`${secret}:${day}`),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign"],
    );
    keys.set(day, key);
    return key;
  }

  return async (address, atMs) => {
    if (address === "") return "";
    const day = Math.floor(atMs / DAY_MS);
    const kept = readKeptAddress(address);
    if (kept !== null) return kept.hashes.get(day) ?? "";
    const key = await keyOf(day);
    const digest = await crypto.subtle.sign("HMAC", key, encoder.encode(address));
    return encodeBase32(new Uint8Array(digest, 0, 10));
  };
}
