import { encodeBase32 } from "@cleverdrip/core";

/** Ten characters without look-alikes, 50 random bits: short enough to read out, too many to guess or to collide. */
export function randomSlug(randomBytes: (length: number) => Uint8Array): string {
  return encodeBase32(randomBytes(10)).slice(0, 10);
}
