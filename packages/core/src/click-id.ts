import { decodeBase32, encodeBase32 } from "./base32.ts";

// 160 bits: 40 ms since 2025 · 4 key version · 32 link number · 36 random · 48 truncated HMAC-SHA256.
// The first 112 say which link and when; the last 48 prove that we issued it, without a storage read.

const EPOCH_MS = 1_735_689_600_000;
const SIGNED_BYTES = 14;
const MAC_BYTES = 6;
const MAX_AGE_MS = 2 ** 40;

// Memory for minting, filled anew each time: nothing waits in between.
const scratch = new Uint8Array(SIGNED_BYTES + MAC_BYTES);
const scratchSigned = scratch.subarray(0, SIGNED_BYTES);

/** HMAC-SHA256 of the bytes under one key. */
export type Mac = (bytes: Uint8Array) => Uint8Array;

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
  writeParts(scratch, parts);
  const signature = mac(scratchSigned);
  for (let i = 0; i < MAC_BYTES; i += 1) scratch[SIGNED_BYTES + i] = at(signature, i);
  return encodeBase32(scratch);
}

/** Says whether the id is one of ours, and if so for which link and when it was clicked. */
export function verifyClickId(text: string, keys: ClickIdKeys): VerifiedClickId {
  const bytes = text.length === 32 ? decodeBase32(text) : null;
  if (bytes === null) return { kind: "malformed" };
  const mac = keys.all.get(at(bytes, 5) >> 4);
  if (mac === undefined) return { kind: "forged" };
  const expected = mac(bytes.subarray(0, SIGNED_BYTES));
  let difference = 0;
  for (let i = 0; i < MAC_BYTES; i += 1)
    difference |= at(bytes, SIGNED_BYTES + i) ^ at(expected, i);
  if (difference !== 0) return { kind: "forged" };
  return {
    kind: "verified",
    clickId: encodeBase32(bytes),
    atMs: readTime(bytes),
    linkNumber: readLinkNumber(bytes),
  };
}

/** The smallest id a click at `atMs` could have: a bound for time ranges over ids. */
export function firstClickIdAt(atMs: number): string {
  const bytes = new Uint8Array(SIGNED_BYTES + MAC_BYTES);
  writeTime(bytes, Math.min(Math.max(atMs - EPOCH_MS, 0), MAX_AGE_MS - 1));
  return encodeBase32(bytes);
}

function writeParts(bytes: Uint8Array, parts: ClickIdParts): void {
  const { keyVersion, linkNumber, random } = parts;
  const sinceEpoch = parts.atMs - EPOCH_MS;
  if (!(sinceEpoch >= 0 && sinceEpoch < MAX_AGE_MS))
    throw new RangeError("click time out of range");
  if (!(keyVersion >= 0 && keyVersion < 16)) throw new RangeError("key version out of range");
  if (!(linkNumber >= 0 && linkNumber < 2 ** 32)) throw new RangeError("link number out of range");
  writeTime(bytes, sinceEpoch);
  bytes[5] = (keyVersion << 4) | (linkNumber >>> 28);
  bytes[6] = (linkNumber >>> 20) & 255;
  bytes[7] = (linkNumber >>> 12) & 255;
  bytes[8] = (linkNumber >>> 4) & 255;
  bytes[9] = ((linkNumber & 15) << 4) | (random[0] & 15);
  bytes[10] = random[1] >>> 24;
  bytes[11] = (random[1] >>> 16) & 255;
  bytes[12] = (random[1] >>> 8) & 255;
  bytes[13] = random[1] & 255;
}

function writeTime(bytes: Uint8Array, sinceEpoch: number): void {
  const high = Math.floor(sinceEpoch / 2 ** 32);
  bytes[0] = high;
  bytes[1] = (sinceEpoch >>> 24) & 255;
  bytes[2] = (sinceEpoch >>> 16) & 255;
  bytes[3] = (sinceEpoch >>> 8) & 255;
  bytes[4] = sinceEpoch & 255;
}

function readTime(bytes: Uint8Array): number {
  let sinceEpoch = 0;
  for (let i = 0; i < 5; i += 1) sinceEpoch = sinceEpoch * 256 + at(bytes, i);
  return EPOCH_MS + sinceEpoch;
}

function readLinkNumber(bytes: Uint8Array): number {
  const high = at(bytes, 5) & 15;
  const rest =
    (at(bytes, 6) << 20) | (at(bytes, 7) << 12) | (at(bytes, 8) << 4) | (at(bytes, 9) >> 4);
  return high * 2 ** 28 + rest;
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}
