import { formatShare } from "../../../format/number.ts";

/** Rounded down: almost certain is not certain. */
export function formatScore(score: number): string {
  return formatShare(Math.floor(score * 1_000) / 1_000);
}
