import { textHash } from "../text-hash.ts";
import { MAX_FINGERPRINT_MS, type AttributionPolicy } from "./attribution-policy.ts";
import { CLOCK_TOLERANCE_MS } from "./judge-window.ts";

const DAY_MS = 86_400_000;

/** Alike clicks that a guess looks at, the latest: where there are more, they are no one person's. */
export const MAX_ALIKE = 20;

/** A browser, as far as it tells itself. */
export type BrowserTrace = {
  readonly campaignId: string;
  /** Keyed hash of the address, whose key changes every UTC day; "" = there was none. */
  readonly ipHash: string;
  readonly userAgent: string;
  readonly atMs: number;
};

/**
 * Equal for equal address and browser within one campaign and UTC day, and begins with the day; null where either is not
 * known. The hash of the address keeps it from being made, or looked up, by anybody without its key.
 */
export function fingerprintOf({
  campaignId,
  ipHash,
  userAgent,
  atMs,
}: BrowserTrace): string | null {
  if (ipHash === "" || userAgent === "") return null;
  const hash = textHash(`fingerprint:${campaignId}:${ipHash}:${userAgent}`);
  return firstFingerprintAt(atMs) + hash.toString(36).padStart(11, "0");
}

/** Sorts before every fingerprint of its UTC day, and behind those of the days before: until the year 2243. */
export function firstFingerprintAt(atMs: number): string {
  return `${String(Math.floor(atMs / DAY_MS)).padStart(5, "0")}.`;
}

/** A time in each UTC day that clicks of a conversion may be of: two of them, or three within minutes of midnight. */
export function fingerprintTimes(
  { maxWindowMs }: AttributionPolicy,
  atMs: number,
): readonly number[] {
  const windowMs = Math.min(maxWindowMs.fingerprint, MAX_FINGERPRINT_MS);
  const days = new Map<number, number>();
  for (const timeMs of [atMs - windowMs, atMs, atMs + CLOCK_TOLERANCE_MS]) {
    days.set(Math.floor(timeMs / DAY_MS), timeMs);
  }
  return [...days.values()];
}
