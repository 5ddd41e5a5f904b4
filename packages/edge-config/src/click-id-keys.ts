import { hmacSha256, type ClickIdKeys, type Mac } from "@cleverdrip/core";

/**
 * Reads `version:base64url(32 bytes)[,…]`: the first key mints, all of them verify, so a key is rotated by putting a new
 * one in front. Throws Error naming what is wrong: without keys no click id can be minted.
 */
export function parseClickIdKeys(text: string): ClickIdKeys {
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
    all.set(version, hmacSha256(fromBase64Url(match[2])));
    versions.push(version);
  }
  const version = versions[0] ?? 0;
  const mac = all.get(version);
  if (mac === undefined) throw new Error("CLICK_ID_KEYS is empty");
  return { current: { version, mac }, all };
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
