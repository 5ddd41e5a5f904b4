/** What tells that two rows may speak of the same result. */
export type RowKeys = { readonly txid: string | null; readonly clickId: string | null };

/**
 * Cuts rows into parts of at least `size` rows, the last one excepted. Rows with the transaction id or click of an earlier
 * row follow it and stay in its part, unless they are as many as two parts: what is decided for a part then knows of all
 * that belongs together. Otherwise the order is kept.
 */
export function keepTogether<T>(
  rows: readonly T[],
  keysOf: (row: T) => RowKeys,
  size: number,
): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let part: T[] = [];
  for (const group of groupsOf(rows, keysOf)) {
    for (const row of group) {
      part.push(row);
      if (part.length >= 2 * size) {
        parts.push(part);
        part = [];
      }
    }
    if (part.length >= size) {
      parts.push(part);
      part = [];
    }
  }
  return part.length === 0 ? parts : [...parts, part];
}

function groupsOf<T>(rows: readonly T[], keysOf: (row: T) => RowKeys): readonly (readonly T[])[] {
  const groups: T[][] = [];
  const byKey = new Map<string, T[]>();
  for (const row of rows) {
    const { txid, clickId } = keysOf(row);
    const keys = [
      ...(txid === null ? [] : [`t:${txid}`]),
      ...(clickId === null ? [] : [`c:${clickId.toLowerCase()}`]),
    ];
    const known = keys.map((key) => byKey.get(key)).find((group) => group !== undefined);
    const group = known ?? [];
    if (known === undefined) groups.push(group);
    group.push(row);
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, group);
  }
  return groups;
}
