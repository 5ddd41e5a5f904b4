/** The fields of `patch` that were given and differ from `current`; lists and objects differ by what is in them. */
export function changedFields<T extends object>(
  current: T,
  patch: { readonly [K in keyof T]?: T[K] | undefined },
): Partial<T> {
  const changed: Partial<T> = {};
  for (const key in patch) {
    const value = patch[key];
    if (value !== undefined && !isSame(value, current[key])) changed[key] = value;
  }
  return changed;
}

/** What stood in the fields of `change`. */
export function priorFields<T extends object>(current: T, change: Partial<T>): Partial<T> {
  const prior: Partial<T> = {};
  for (const key in change) prior[key] = current[key];
  return prior;
}

export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return (
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
  );
}
