import { decodeBase32 } from "./base32.ts";

const MODULUS = 2 ** 48;

/** 48-bit hash of a click id: its own keyed signature, so computing it costs nothing. */
export function clickHash(clickId: string): number {
  const bytes = decodeBase32(clickId);
  if (bytes === null || bytes.length !== 20) throw new RangeError(`not a click id: ${clickId}`);
  return readHash(bytes.subarray(14));
}

/** The first 6 bytes of a digest as a number. */
export function readHash(bytes: Uint8Array): number {
  let value = 0;
  for (let i = 0; i < 6; i += 1) value = value * 256 + (bytes[i] ?? 0);
  return value;
}

/** Adds to a set hash; the order of additions does not matter, an event added twice shows. */
export function addToSetHash(setHash: number, eventHash: number): number {
  return (setHash + eventHash) % MODULUS;
}
