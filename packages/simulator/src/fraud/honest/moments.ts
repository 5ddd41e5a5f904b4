import { intensity } from "../../diurnal.ts";
import type { Random } from "../../random.ts";

/** A time in [fromMs, toMs) as people of that zone are awake; `restless` of them keep no hours. */
export function waking(
  random: Random,
  fromMs: number,
  toMs: number,
  offsetHours: number,
  restless: number,
): number {
  for (let tries = 0; ; tries++) {
    const atMs = Math.floor(fromMs + random.next() * (toMs - fromMs));
    // A night's few minutes have to be filled as well.
    if (tries > 60 || random.next() < restless || random.next() < intensity(atMs, offsetHours))
      return atMs;
  }
}
