import { byteAt, decodeBase32, encodeBase32 } from "./base32.ts";
import type { Mac } from "./hmac-sha256.ts";
import { clampIdTime, readIdTime, writeIdTime } from "./id-time.ts";

// 160 bits: 40 ms since 2025 · 4 key version · 32 link number · 36 random · 48 truncated HMAC-SHA256.
// The first 112 say which link and when; the last 48 prove that we issued it, without a storage read.

const SIGNED_BYTES = 14;
const MAC_BYTES = 6;
/** Of an id, in base32: clicks of one millisecond have them in common. */
const TIME_CHARACTERS = 8;

// Memory for minting, filled anew each time: nothing waits in between.
const scratch = new Uint8Array(SIGNED_BYTES + MAC_BYTES);
const scratchSigned = scratch.subarray(0, SIGNED_BYTES);
const scratchMac = new Uint8Array(32);
const scratchView = new DataView(scratch.buffer);

export type ClickIdKeys = {
  readonly current: { readonly version: number; readonly mac: Mac };
  readonly all: ReadonlyMap<number, Mac>;
};

export type ClickIdParts = {
  readonly atMs: number;
  readonly keyVersion: number;
  readonly linkNumber: number;
  /** 36 random bits: the low 4 of the first number, all 32 of the second. */
  readonly random: readonly [high: number, low: number];
};

export type VerifiedClickId =
  | {
      readonly kind: "verified";
      /** Canonical spelling: lower case, no look-alike letters. */
      readonly clickId: string;
      readonly atMs: number;
      readonly linkNumber: number;
    }
  | { readonly kind: "malformed" }
  | { readonly kind: "forged" };

/** A new 32-character click id. Throws RangeError where a part does not fit its bits. */
export function mintClickId(parts: ClickIdParts, mac: Mac): string {
  writeParts(scratchView, parts);
  const signature = mac(scratchSigned, scratchMac);
  for (let i = 0; i < MAC_BYTES; i += 1) scratch[SIGNED_BYTES + i] = byteAt(signature, i);
  return encodeBase32(scratch);
}

/** Says whether the id is one of ours, and if so for which link and when it was clicked. */
export function verifyClickId(text: string, keys: ClickIdKeys): VerifiedClickId {
  const bytes = text.length === 32 ? decodeBase32(text) : null;
  if (bytes === null) return { kind: "malformed" };
  const mac = keys.all.get(byteAt(bytes, 5) >> 4);
  if (mac === undefined) return { kind: "forged" };
  const expected = mac(bytes.subarray(0, SIGNED_BYTES));
  let difference = 0;
  for (let i = 0; i < MAC_BYTES; i += 1)
    difference |= byteAt(bytes, SIGNED_BYTES + i) ^ byteAt(expected, i);
  if (difference !== 0) return { kind: "forged" };
  return {
    kind: "verified",
    clickId: encodeBase32(bytes),
    atMs: readIdTime(new DataView(bytes.buffer)),
    linkNumber: readLinkNumber(bytes),
  };
}

/** The smallest id a click at `atMs` could have: a bound for time ranges over ids. */
export function firstClickIdAt(atMs: number): string {
  const bytes = new Uint8Array(SIGNED_BYTES + MAC_BYTES);
  writeIdTime(new DataView(bytes.buffer), clampIdTime(atMs));
  return encodeBase32(bytes);
}

/**
 * What a visitor is called from its first click on: the click's time, by which that click is found again, and 80 bits of its
 * random and signed part.
 */
export function visitorOfClick(clickId: string): string {
  return clickId.slice(0, TIME_CHARACTERS) + clickId.slice(16);
}

function writeParts(bytes: DataView, parts: ClickIdParts): void {
  const { atMs, keyVersion, linkNumber, random } = parts;
  const isInRange =
    writeIdTime(bytes, atMs) &&
    keyVersion >= 0 &&
    keyVersion < 16 &&
    linkNumber >= 0 &&
    linkNumber < 2 ** 32;
  if (!isInRange) throw new RangeError("a part does not fit");
  bytes.setUint32(5, (keyVersion << 28) | (linkNumber >>> 4));
  bytes.setUint8(9, (linkNumber << 4) | (random[0] & 15));
  bytes.setUint32(10, random[1]);
}

function readLinkNumber(bytes: Uint8Array): number {
  const high = byteAt(bytes, 5) & 15;
  const rest =
    (byteAt(bytes, 6) << 20) |
    (byteAt(bytes, 7) << 12) |
    (byteAt(bytes, 8) << 4) |
    (byteAt(bytes, 9) >> 4);
  return high * 2 ** 28 + rest;
}

/** The link that a click id names, proven or not; null where it is no click id. */
export function linkNumberOf(clickId: string): number | null {
  const bytes = clickId.length === 32 ? decodeBase32(clickId) : null;
  return bytes === null ? null : readLinkNumber(bytes);
}
