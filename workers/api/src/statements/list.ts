import type { StatementRow, StatementsQuery } from "@cleverdrip/contract";
import type { Statement } from "@cleverdrip/core";
import { firstLedgerMs, readLedgerEntries, type LedgerRecord } from "@cleverdrip/db";
import { requirePublisher } from "../publishers/get.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { askedTerms } from "./asked-terms.ts";
import { ledgerStatements } from "./ledger-statements.ts";
import { paymentId } from "./payment-id.ts";

/** Every statement of a publisher under these terms, and which of them were marked as paid. */
export async function publisherStatements(
  ctx: WorkspaceContext,
  publisherId: string,
  query: StatementsQuery,
): Promise<{ data: StatementRow[] }> {
  const publisher = await requirePublisher(ctx, publisherId);
  const { events, workspaceId } = ctx;
  const firstMs = await firstLedgerMs(events, workspaceId, publisherId);
  const { statements } = await ledgerStatements(
    ctx,
    publisherId,
    askedTerms(publisher, query),
    firstMs,
  );
  const latest = statements.toSorted(latestFirst);
  const ids = await Promise.all(latest.map((made) => paymentId(workspaceId, publisherId, made)));
  const payments = await readLedgerEntries(events, workspaceId, ids);
  const rows = latest.map((made, i) => toStatement(made, payments.get(ids[i] ?? "")));
  return { data: rows };
}

function latestFirst(a: Statement, b: Statement): number {
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  return b.period.startMs - a.period.startMs;
}

export function toStatement(made: Statement, payment: LedgerRecord | undefined): StatementRow {
  const { period, entries: _entries, ...sums } = made;
  const { terms, firstDay, lastDay, dueDay } = period;
  return { ...sums, terms, firstDay, lastDay, dueDay, payment: toPayment(payment) };
}

function toPayment(entry: LedgerRecord | undefined): StatementRow["payment"] {
  if (entry === undefined) return null;
  const { id, amountMicros, note, atMs } = entry;
  return { entryId: id, amountMicros: 0 - amountMicros, reference: note ?? "", atMs };
}
