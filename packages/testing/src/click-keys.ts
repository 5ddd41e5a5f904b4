import { hmacSha256, mintClickId } from "@cleverdrip/core";

/** The one key of the tests: 32 zero bytes, as version 1. */
export const TEST_CLICK_ID_KEYS = `1:${"A".repeat(43)}`;

const mac = hmacSha256(new Uint8Array(32));

/** A click id of the test key. */
export function testClickId(linkNumber: number, atMs: number): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return mintClickId({ atMs, keyVersion: 1, linkNumber, random: [high, low] }, mac);
}
