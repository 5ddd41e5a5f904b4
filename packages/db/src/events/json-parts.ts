/** Of one parameter, in UTF-16 units of at most 3 bytes: D1 takes 2,000,000 bytes, and local D1 does not say so. */
export const MAX_PART = 600_000;

/**
 * Rows as JSON lists for one parameter each, in order and each as large as it may be. A row that is too large by itself is a
 * part of its own: nothing can be done about it here, and no click comes near.
 */
export function jsonParts(rows: readonly unknown[], maxLength = MAX_PART): string[] {
  if (rows.length === 0) return [];
  const text = JSON.stringify(rows);
  if (text.length <= maxLength || rows.length === 1) return [text];
  // As many as fit if all are alike: where they are not, the part is cut once more.
  const step = Math.max(1, Math.floor((rows.length * maxLength * 0.9) / text.length));
  const parts: string[] = [];
  for (let i = 0; i < rows.length; i += step)
    parts.push(...jsonParts(rows.slice(i, i + step), maxLength));
  return parts;
}
