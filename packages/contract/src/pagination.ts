import * as z from "zod";

/** Cursor page request: `cursor` is the opaque `nextCursor` of the page before. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

/** Every list answers `{ data, nextCursor }`; `nextCursor` is null on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ data: z.array(item), nextCursor: z.string().nullable() });
}

export type Page<T> = { readonly data: readonly T[]; readonly nextCursor: string | null };
