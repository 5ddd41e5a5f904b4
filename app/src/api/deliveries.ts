import type {
  DeliveriesReplay,
  DeliveryDetail,
  DeliveryQuery,
  OutboundDeliveryRow,
  Page,
} from "@cleverdrip/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

/** `from` and `to` are ISO instants: from inclusive, to exclusive. */
type DeliveryFilter = Omit<Partial<DeliveryQuery>, "limit" | "cursor">;

const item = (id: string) => `/v1/deliveries/${encodeURIComponent(id)}`;

export const deliveriesQuery = (filter: DeliveryFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["deliveries", "list", filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<OutboundDeliveryRow>>("/v1/deliveries", {
        query: { ...filter, limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ["deliveries", "item", id],
    queryFn: ({ signal }) => request<DeliveryDetail>(item(id), { signal }),
  });

/** The whole schedule once more, under the same id. */
export function replayDelivery(id: string): Promise<DeliveryDetail> {
  return request<DeliveryDetail>(`${item(id)}/replay`, { method: "POST" });
}

type Replayed = { readonly ids: readonly string[]; readonly isComplete: boolean };

/** Those of a time range, a thousand a call. */
export function replayDeliveries(body: DeliveriesReplay): Promise<Replayed> {
  return request<Replayed>("/v1/deliveries/replay", { method: "POST", body });
}
