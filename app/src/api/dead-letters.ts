import type {
  DeadLetterDetail,
  DeadLetterPage,
  DeadLetterQuery,
  DeadLettersReplayed,
  LetterDiscard,
  LetterReplay,
} from "@cleverdrip/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { request } from "./request.ts";

type Filter = Omit<Partial<DeadLetterQuery>, "limit" | "cursor">;

const item = (id: string) => `/v1/dead-letters/${encodeURIComponent(id)}`;

export const deadLettersQuery = (filter: Filter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["dead-letters", "list", filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request<DeadLetterPage>("/v1/dead-letters", {
        query: { ...filter, limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

export const deadLetterQuery = (id: string) =>
  queryOptions({
    queryKey: ["dead-letters", "item", id],
    queryFn: ({ signal }) => request<DeadLetterDetail>(item(id), { signal }),
  });

/** Once more; what was stored meanwhile is not stored again. */
export function replayDeadLetter(id: string): Promise<LetterReplay> {
  return request<LetterReplay>(`${item(id)}/replay`, { method: "POST" });
}

/** Given up for good. */
export function discardDeadLetter(id: string, reason: string): Promise<LetterDiscard> {
  return request<LetterDiscard>(`${item(id)}/discard`, { method: "POST", body: { reason } });
}

/** The next of those that wait, from the oldest. */
export function replayDeadLetters(cursor: string | null): Promise<DeadLettersReplayed> {
  const body = cursor === null ? {} : { cursor };
  return request<DeadLettersReplayed>("/v1/dead-letters/replay", { method: "POST", body });
}
