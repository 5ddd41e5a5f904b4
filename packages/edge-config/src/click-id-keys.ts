import { hmacOfBlock, type ClickIdKeys, type Mac } from "@cleverdrip/core";

const EXPECTED =
  "CLICK_ID_KEYS: expected version:base64url(32 bytes)[,...], versions 0 to 15, each once";

/**
 * Reads `version:base64url(32 bytes)[,…]`: the first key mints, all of them verify, so a key is rotated by putting a new
 * one in front. Throws Error naming what is wrong: without keys no click id can be minted.
 */
export function parseClickIdKeys(text: string): ClickIdKeys {
  const keys = text.split(",").map((entry): [number, Mac] => {
    const [, version, key] = /^\s*(0?\d|1[0-5]):([\w-]{43})=?\s*$/.exec(entry) ?? [];
    if (key === undefined) throw new Error(EXPECTED);
    return [Number(version), hmacOfBlock(fromBase64Url(key))];
  });
  const all = new Map(keys);
  const [first] = keys;
  if (first === undefined || all.size < keys.length) throw new Error(EXPECTED);
  return { current: { version: first[0], mac: first[1] }, all };
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
