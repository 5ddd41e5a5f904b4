import type { PayoutsQuery } from "@cleverdrip/contract";
import { localDay, payableOn, plainAmount } from "@cleverdrip/core";
import { ledgerPublishers, readPublishers } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { askedTerms, NO_TERMS } from "./asked-terms.ts";
import { csvAnswer } from "./csv-stream.ts";
import { ledgerStatements } from "./ledger-statements.ts";

const HEADER = [
  "publisher_id",
  "publisher",
  "email",
  "currency",
  "amount",
  "due",
  "reference",
] as const;
/** Publishers that are computed before their lines are sent. */
const PAGE = 25;

/** What is payable to each publisher by a day, a line a currency: for the bank, or to mark as paid afterwards. */
export function payoutsCsv(ctx: WorkspaceContext, { date, ...query }: PayoutsQuery): Response {
  const day = date ?? localDay(ctx.workspace.timezone, ctx.nowMs);
  let afterId: string | null = "";
  const next = async () => {
    if (afterId === null) return null;
    const page = await ledgerPublishers(ctx.events, ctx.workspaceId, afterId, PAGE);
    afterId = page.length < PAGE ? null : (page.at(-1)?.publisherId ?? null);
    const ids = page.map(({ publisherId }) => publisherId);
    const publishers = await readPublishers(ctx.control, ctx.workspaceId, ids);
    const lines: (readonly string[])[] = [];
    for (const { publisherId, firstMs } of page) {
      const publisher = publishers.get(publisherId);
      const asked = askedTerms(publisher ?? NO_TERMS, query);
      const made = await ledgerStatements(ctx, publisherId, asked, firstMs);
      const { name = "", email = "" } = publisher ?? {};
      for (const own of payableOn(made.statements, made.entries, day)) {
        const amount = plainAmount(own.amountMicros);
        // It names what is paid, so that bank and ledger can be held against each other.
        const reference = `${own.firstDay} ${own.lastDay} ${publisherId}`;
        lines.push([publisherId, name, email, own.currency, amount, own.dueDay, reference]);
      }
    }
    return lines;
  };
  return csvAnswer(`payouts-${day}.csv`, HEADER, next);
}
