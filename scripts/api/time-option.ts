/** `2026-11-01` or `2026-11-01T10:00:00Z` as milliseconds. Throws with a sentence that names the option. */
export function readTime(name: string, text: string): number {
  const isTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/.test(text);
  const atMs = isTime ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(atMs)) {
    throw new Error(
      `--${name} must be a UTC date such as 2026-11-01 or an instant such as 2026-11-01T10:00:00Z, not "${text}".`,
    );
  }
  return atMs;
}
