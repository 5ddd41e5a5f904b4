import { decodeBase32 } from "@cleverdrip/core";

/** Where click ids begin to count. */
const EPOCH_MS = Date.UTC(2025, 0, 1);

/** When the click of that id was made; nothing here proves that the id is one of ours. NaN for what is no id. */
export function clickIdTimeMs(id: string): number {
  const time = decodeBase32(id)?.subarray(0, 5);
  return time === undefined ? Number.NaN : time.reduce((ms, byte) => ms * 256 + byte, 0) + EPOCH_MS;
}

/** The number of the link that was clicked: bits 44 to 75 of the id. NaN for what is no id. */
export function clickIdLinkNumber(id: string): number {
  const bytes = decodeBase32(id);
  if (bytes === null || bytes.length < 10) return Number.NaN;
  const number = bytes.subarray(5, 10).reduce((bits, byte) => bits * 256 + byte, 0);
  return Math.floor((number % 2 ** 36) / 2 ** 4);
}
