/** One page of a list that runs newest first; the next one starts below `lastId`, which is null on the last. */
export type IdPage<T> = { readonly rows: readonly T[]; readonly lastId: string | null };

export type IdPageRequest = { readonly limit: number; readonly beforeId: string | null };

/** Cuts rows that were read with a limit of one more than asked for. */
export function idPage<T extends { readonly id: string }>(
  rows: readonly T[],
  limit: number,
): IdPage<T> {
  const page = rows.slice(0, limit);
  return { rows: page, lastId: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
