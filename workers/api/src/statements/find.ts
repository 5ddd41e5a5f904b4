import type { StatementsQuery } from "@cleverdrip/contract";
import type { Statement } from "@cleverdrip/core";
import { firstLedgerMs, type PublisherRecord } from "@cleverdrip/db";
import { Refusal } from "../http/refusal.ts";
import { requirePublisher } from "../publishers/get.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { askedTerms } from "./asked-terms.ts";
import { ledgerStatements, type LedgerStatements } from "./ledger-statements.ts";

export type FoundStatements = LedgerStatements & {
  readonly publisher: PublisherRecord;
  /** Of the period that was asked for: one for each currency, at least one. */
  readonly own: readonly [Statement, ...Statement[]];
};

/** The statements of the period that begins on that day under these terms. */
export async function findStatements(
  ctx: WorkspaceContext,
  publisherId: string,
  firstDay: string,
  query: StatementsQuery,
): Promise<FoundStatements> {
  const publisher = await requirePublisher(ctx, publisherId);
  const firstMs = await firstLedgerMs(ctx.events, ctx.workspaceId, publisherId);
  const made = await ledgerStatements(ctx, publisherId, askedTerms(publisher, query), firstMs);
  const [first, ...more] = made.statements.filter(({ period }) => period.firstDay === firstDay);
  if (first === undefined) {
    const hint = "GET …/statements lists those that there are";
    throw new Refusal(
      "not-found",
      `no statement of ${query.terms ?? "the publisher's own"} terms begins on ${firstDay}; ${hint}`,
    );
  }
  return { ...made, publisher, own: [first, ...more] };
}
