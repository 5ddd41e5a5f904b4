import { decodeBase32, encodeBase32 } from "./base32.ts";
import { readIdTime } from "./id-time.ts";

/** A click id in its canonical spelling with its time, whoever made it; null where it cannot be one. */
export function clickTime(
  text: string,
): { readonly clickId: string; readonly atMs: number } | null {
  const bytes = text.length === 32 ? decodeBase32(text) : null;
  if (bytes === null || bytes.length !== 20) return null;
  return { clickId: encodeBase32(bytes), atMs: readIdTime(new DataView(bytes.buffer)) };
}
