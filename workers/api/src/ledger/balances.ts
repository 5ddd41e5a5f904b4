import type { BalancesQuery, Page, PublisherBalance } from "@cleverdrip/contract";
import { readLabels, sumBalances, type LedgerSum } from "@cleverdrip/db";
import { encodeCursor, ENTITY_ID, readCursor } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { kindSums } from "./sums.ts";

/** What every publisher with a ledger is owed, currency by currency. */
export async function balancesPage(
  ctx: WorkspaceContext,
  { limit, cursor, publisherId }: BalancesQuery,
): Promise<Page<PublisherBalance> & { data: PublisherBalance[] }> {
  const { control, events, workspaceId } = ctx;
  const sums = await sumBalances(events, workspaceId, {
    limit,
    beforeId: readCursor(cursor, ENTITY_ID),
    publisherId: publisherId ?? null,
  });
  const byPublisher = [...Map.groupBy(sums, (sum) => sum.publisherId)];
  const page = byPublisher.slice(0, limit);
  const ids = page.map(([id]) => id);
  const names = await readLabels(control, workspaceId, "publisher", ids);
  const lastId = byPublisher.length > limit ? ids.at(-1) : undefined;
  return {
    data: page.map(([id, own]) => ({
      publisherId: id,
      publisherName: names.get(id) ?? id,
      balances: balancesOf(own),
    })),
    nextCursor: lastId === undefined ? null : encodeCursor(lastId),
  };
}

function balancesOf(own: readonly LedgerSum[]): PublisherBalance["balances"] {
  return [...Map.groupBy(own, ({ currency }) => currency)].map(([currency, sums]) => ({
    currency,
    ...kindSums(sums),
    balanceMicros: sums.reduce((sum, { amountMicros }) => sum + amountMicros, 0),
  }));
}
