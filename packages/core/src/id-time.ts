/** Ids begin with 40 bits of milliseconds since 2025: until 2059. */
const EPOCH_MS = 1_735_689_600_000;
const MAX_AGE_MS = 2 ** 40;

/** Writes the time into the first 5 bytes. Says whether it lies in the range; its lowest bits are written otherwise. */
export function writeIdTime(bytes: DataView, atMs: number): boolean {
  const age = atMs - EPOCH_MS;
  bytes.setUint8(0, age / 2 ** 32);
  bytes.setUint32(1, age);
  return age >= 0 && age < MAX_AGE_MS;
}

export function readIdTime(bytes: DataView): number {
  return EPOCH_MS + bytes.getUint8(0) * 2 ** 32 + bytes.getUint32(1);
}

/** The nearest time that an id can carry. */
export function clampIdTime(atMs: number): number {
  return Math.min(Math.max(atMs, EPOCH_MS), EPOCH_MS + MAX_AGE_MS - 1);
}
