import { mintClickId, type Mac } from "@cleverdrip/core";

/** The one key of the tests: 32 zero bytes, as version 1. */
export const TEST_CLICK_ID_KEYS = `1:${"A".repeat(43)}`;

/** A click id of the test key. */
export async function testClickId(linkNumber: number, atMs: number): Promise<string> {
  const random = crypto.getRandomValues(new Uint8Array(5));
  return mintClickId({ atMs, keyVersion: 1, linkNumber, random }, await testMac());
}

async function testMac(): Promise<Mac> {
  const key = await crypto.subtle.importKey(
    "raw",
    new Uint8Array(32),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  return async (bytes) => new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes));
}
