/** The click id that the tracker filled into a destination; null when the campaign passes none on. */
export function clickIdIn(location: string): string | null {
  for (const [, value] of new URL(location).searchParams) {
    if (/^[0-9a-hjkmnp-tv-z]{32}$/.test(value)) return value;
  }
  return /(?<![0-9a-z])[0-9a-hjkmnp-tv-z]{32}(?![0-9a-z])/.exec(location)?.[0] ?? null;
}
