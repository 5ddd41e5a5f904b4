import { memoize } from "../memoize.ts";

/** A part of a version is below this; more than three parts are not compared. */
const PART = 1e5;

/**
 * `15` is every 15.x, `15.2` every 15.2.x; `15-17`, `15+` and `-12` include both ends. Returns the range as numbers, its
 * end excluded.
 */
export function versionRange(value: string): readonly [from: number, end: number] {
  const [low = "", high = low] = value.replace("+", "-9999").split("-");
  return [versionNumber(low), versionNumber(high, 1)];
}

/** `versionNumber` of what visitors come with. */
export const knownVersion = memoize((version) => versionNumber(version), 2_000);

/** A version as one number; `step` is added to its last part. 0 or NaN for what is no version. */
export function versionNumber(version: string, step = 0): number {
  const parts = version.split(".").slice(0, 3);
  return parts.reduce(
    (sum, part, i) => sum + Number(part) * PART ** (2 - i),
    step * PART ** (3 - parts.length),
  );
}
