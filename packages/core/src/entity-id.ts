import { encodeBase32 } from "./base32.ts";

/** The epoch of click ids. Times outside 2025 to 2059 are taken for its ends. */
const EPOCH_MS = 1_735_689_600_000;
const MAX_AGE_MS = 2 ** 40;

export type EntityPrefix =
  | "aud"
  | "bat"
  | "cmp"
  | "cnv"
  | "dom"
  | "evt"
  | "led"
  | "lnk"
  | "pub"
  | "rte"
  | "sml"
  | "var"
  | "wsp";

/** `prefix_` + 24 characters that sort by time: 40 bits of milliseconds since 2025, 80 random (10 bytes). */
export function entityId(prefix: EntityPrefix, nowMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(15);
  let rest = Math.min(Math.max(nowMs - EPOCH_MS, 0), MAX_AGE_MS - 1);
  for (let i = 4; i >= 0; i -= 1) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 5);
  return `${prefix}_${encodeBase32(bytes)}`;
}

/** The smallest id of that kind made at `atMs`: a bound for time ranges over ids. */
export function firstEntityIdAt(prefix: EntityPrefix, atMs: number): string {
  return entityId(prefix, atMs, new Uint8Array(10));
}
