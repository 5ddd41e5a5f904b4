import type {
  LedgerEntryRow,
  LedgerQuery,
  NewLedgerEntry,
  Page,
  PublisherBalance,
  StatementPayment,
  StatementRow,
} from "@cleverdrip/contract";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { AskedTerms } from "../search-params/ledger-search.ts";
import { cursorParameter, FIRST_PAGE, nextCursorOf } from "./pages.ts";
import { queryText, request } from "./request.ts";

type LedgerFilter = Omit<Partial<LedgerQuery>, "limit" | "cursor">;

const item = (publisherId: string) => `/v1/publishers/${encodeURIComponent(publisherId)}`;

export const balancesQuery = (filter: { readonly publisherId?: string }, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["ledger", "balances", filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<PublisherBalance>>("/v1/balances", {
        query: { ...filter, limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

export const ledgerQuery = (publisherId: string, filter: LedgerFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ["ledger", "entries", publisherId, filter, limit],
    queryFn: ({ pageParam, signal }) =>
      request<Page<LedgerEntryRow>>(`${item(publisherId)}/ledger`, {
        query: { ...filter, limit, cursor: cursorParameter(pageParam) },
        signal,
      }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: nextCursorOf,
  });

export const statementsQuery = (publisherId: string, query: AskedTerms) =>
  queryOptions({
    queryKey: ["ledger", "statements", publisherId, query],
    queryFn: ({ signal }) =>
      request<{ readonly data: readonly StatementRow[] }>(`${item(publisherId)}/statements`, {
        query,
        signal,
      }),
  });

/** The statement of one period as a file; in every currency. */
export function statementFile(
  publisherId: string,
  firstDay: string,
  asked: AskedTerms,
  kind: "csv" | "pdf",
): string {
  return `${item(publisherId)}/statements/${firstDay}.${kind}${queryText(asked)}`;
}

/** What is due by a day and still to be paid, of every publisher. */
export function payoutFile(query: AskedTerms & { readonly date: string }): string {
  return `/v1/payouts.csv${queryText(query)}`;
}

/** With the same reference a statement is paid once, however often it is asked for. */
export function payStatement(
  publisherId: string,
  firstDay: string,
  body: StatementPayment,
): Promise<StatementRow> {
  return request<StatementRow>(`${item(publisherId)}/statements/${firstDay}/pay`, {
    method: "POST",
    body,
  });
}

/** With the same key an entry is made once, however often it is asked for. */
export function addLedgerEntry(publisherId: string, body: NewLedgerEntry): Promise<LedgerEntryRow> {
  return request<LedgerEntryRow>(`${item(publisherId)}/ledger`, { method: "POST", body });
}
