/** The fields of `patch` that were given and differ from `current`. */
export function changedFields<T extends object>(
  current: T,
  patch: { readonly [K in keyof T]?: T[K] | undefined },
): Partial<T> {
  const changed: Partial<T> = {};
  for (const key in patch) {
    const value = patch[key];
    if (value !== undefined && value !== current[key]) changed[key] = value;
  }
  return changed;
}

/** What stood in the fields of `change`. */
export function priorFields<T extends object>(current: T, change: Partial<T>): Partial<T> {
  const prior: Partial<T> = {};
  for (const key in change) prior[key] = current[key];
  return prior;
}
