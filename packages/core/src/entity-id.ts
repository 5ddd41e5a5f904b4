import { decodeBase32, encodeBase32 } from "./base32.ts";
import { clampIdTime, readIdTime, writeIdTime } from "./id-time.ts";

export type EntityPrefix =
  | "apl"
  | "aud"
  | "bat"
  | "cmp"
  | "cnv"
  | "dlv"
  | "dom"
  | "end"
  | "ers"
  | "evt"
  | "fdc"
  | "led"
  | "lnk"
  | "mov"
  | "plr"
  | "pub"
  | "rcv"
  | "rte"
  | "sml"
  | "upl"
  | "var"
  | "vrf"
  | "wsp";

/**
 * `prefix_` + 24 characters that sort by time: 40 bits of milliseconds since 2025, 80 random (10 bytes). Times outside
 * 2025 to 2059 are taken for its ends.
 */
export function entityId(prefix: EntityPrefix, nowMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(15);
  writeIdTime(new DataView(bytes.buffer), clampIdTime(nowMs));
  bytes.set(random.subarray(0, 10), 5);
  return `${prefix}_${encodeBase32(bytes)}`;
}

/** The smallest id of that kind made at `atMs`: a bound for time ranges over ids. */
export function firstEntityIdAt(prefix: EntityPrefix, atMs: number): string {
  return entityId(prefix, atMs, new Uint8Array(10));
}

/** When an id of that kind was made; null where it is no such id. */
export function entityIdTime(prefix: EntityPrefix, id: string): number | null {
  if (!id.startsWith(`${prefix}_`)) return null;
  const bytes = decodeBase32(id.slice(prefix.length + 1));
  return bytes?.length === 15 ? readIdTime(new DataView(bytes.buffer, bytes.byteOffset)) : null;
}
