import { createHash, timingSafeEqual } from "node:crypto";

/** Compares without telling by its time how much was right, nor how long the secret is. An empty secret matches nothing. */
export function isSameSecret(given: string, secret: string): boolean {
  return secret !== "" && timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}
