/** Pause before the next try in ms, after so many made: 0.5, 1, 2 … s or what the tracker asked for, and up to half more. */
export function retryDelayMs(made: number, retryAfterMs: number, random: number): number {
  const atLeast = Math.max(500 * 2 ** (made - 1), retryAfterMs);
  return Math.round(atLeast * (1 + random / 2));
}
