import { textHash } from "../src/text-hash.ts";

/** Numbers from 0 to below 1, always the same ones for a name (Mulberry32). */
export function seeded(name: string): () => number {
  let state = textHash(name) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
