const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 600;

/** After so many tries: longer each time, up to ten minutes. */
export function retryDelaySeconds(attempts: number): number {
  return Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (attempts - 1));
}
