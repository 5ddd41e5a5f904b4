import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { linkQuery, linksQuery } from "../../api/links.ts";
import { MOST_ROWS, rowsOf } from "../../api/pages.ts";

/**
 * One list answers for most rows of a log; only a link beyond it is asked for by itself.
 * Undefined until the answer is there, null where there is none.
 */
export function useLinkSlug(id: string | null): string | null | undefined {
  const list = useInfiniteQuery({ ...linksQuery({}, MOST_ROWS), staleTime: 60_000 });
  const listed = rowsOf(list.data?.pages ?? []).find((link) => link.id === id);
  const isUnlisted = id !== null && !list.isPending && listed === undefined;
  const single = useQuery({ ...linkQuery(id ?? ""), enabled: isUnlisted });
  if (list.isPending || single.isLoading) return undefined;
  return listed?.slug ?? single.data?.slug ?? null;
}

/** The slug, or the id of what has none. */
export function LinkSlug({ id }: { readonly id: string }) {
  const known = useLinkSlug(id);
  return known === undefined ? "…" : (known ?? id);
}
