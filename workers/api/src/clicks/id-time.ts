import { decodeBase32 } from "@cleverdrip/core";

/** Where click ids begin to count. */
const EPOCH_MS = Date.UTC(2025, 0, 1);

/** When the click of that id was made; nothing here proves that the id is one of ours. NaN for what is no id. */
export function clickIdTimeMs(id: string): number {
  const time = decodeBase32(id)?.subarray(0, 5);
  return time === undefined ? Number.NaN : time.reduce((ms, byte) => ms * 256 + byte, 0) + EPOCH_MS;
}
