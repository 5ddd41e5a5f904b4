import type { ClickIdKeys, Mac } from "@cleverdrip/core";

/**
 * Reads `version:base64url(32 bytes)[,…]`: the first key mints, all of them verify, so a key is rotated by putting a new
 * one in front. Throws Error naming what is wrong: a tracker without keys must not start.
 */
export async function parseClickIdKeys(text: string): Promise<ClickIdKeys> {
  const all = new Map<number, Mac>();
  const versions: number[] = [];
  for (const entry of text.split(",")) {
    const match = /^\s*(\d{1,2}):([A-Za-z0-9_-]{43})=?\s*$/.exec(entry);
    const version = Number(match?.[1]);
    if (match?.[2] === undefined || version > 15) {
      throw new Error(
        "CLICK_ID_KEYS: expected version:base64url of 32 bytes, version 0 to 15, comma between keys",
      );
    }
    if (all.has(version)) throw new Error(`CLICK_ID_KEYS: version ${version} is given twice`);
    all.set(version, await importMac(match[2]));
    versions.push(version);
  }
  const version = versions[0] ?? 0;
  const mac = all.get(version);
  if (mac === undefined) throw new Error("CLICK_ID_KEYS is empty");
  return { current: { version, mac }, all };
}

async function importMac(base64url: string): Promise<Mac> {
  const binary = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  const key = await crypto.subtle.importKey(
    "raw",
    bytes,
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  return async (data) => new Uint8Array(await crypto.subtle.sign("HMAC", key, data));
}
