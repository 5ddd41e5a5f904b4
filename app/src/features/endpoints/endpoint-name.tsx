import { useInfiniteQuery } from "@tanstack/react-query";
import { endpointsQuery } from "../../api/endpoints.ts";
import { MOST_ROWS, rowsOf } from "../../api/pages.ts";

/** The name, or the id of what has none: one that was removed, or is beyond the first page. */
export function EndpointName({ id }: { readonly id: string }) {
  const list = useInfiniteQuery({ ...endpointsQuery({}, MOST_ROWS), staleTime: 60_000 });
  if (list.isPending) return "…";
  return rowsOf(list.data?.pages ?? []).find((endpoint) => endpoint.id === id)?.name ?? id;
}
