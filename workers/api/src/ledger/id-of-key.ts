import { encodeBase32 } from "@cleverdrip/core";

/** As many bytes as an id has characters for. */
const ID_BYTES = 15;

/** An entry's id that is the same for the same key, so that a repeated request meets the entry it has made. */
export async function idOfKey(
  workspaceId: string,
  publisherId: string,
  key: string,
): Promise<string> {
  const text = new TextEncoder().encode(`${workspaceId}\n${publisherId}\n${key}`);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  return `led_${encodeBase32(hash.subarray(0, ID_BYTES))}`;
}
