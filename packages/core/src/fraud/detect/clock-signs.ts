const SECOND = 1_000;

/** Reported when a quarter of an hour, or an hour, was full: people's results come at any time, a program's when it is called. */
export function clockSigns(atMs: number): readonly string[] {
  return [
    ...(atMs % (900 * SECOND) < 60 * SECOND ? ["on-quarter"] : []),
    ...(atMs % (3_600 * SECOND) < 120 * SECOND ? ["on-hour"] : []),
  ];
}
