import type { StatementPayment, StatementRow } from "@cleverdrip/contract";
import { payableOn, type Statement } from "@cleverdrip/core";
import { addLedgerEntry, readLedgerEntries, type LedgerRecord } from "@cleverdrip/db";
import { invalidField, Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { findStatements, type FoundStatements } from "./find.ts";
import { toStatement } from "./list.ts";
import { paymentId } from "./payment-id.ts";

/** Every statement that has ended is meant, whenever it is due. */
const ANY_DAY = "9999-12-31";

/** Marks a statement as paid: a payment in the ledger, once. What else was entered since is left as it is. */
export async function payStatement(
  ctx: WorkspaceContext,
  publisherId: string,
  firstDay: string,
  input: StatementPayment,
): Promise<StatementRow> {
  const found = await findStatements(ctx, publisherId, firstDay, input);
  const statement = found.own.find(({ currency }) => currency === input.currency);
  if (statement === undefined) throw invalidField("currency", "has no statement of that period");
  const { events, workspaceId } = ctx;
  const id = await paymentId(workspaceId, publisherId, statement);
  const known = (await readLedgerEntries(events, workspaceId, [id])).get(id);
  if (known !== undefined) return toStatement(statement, same(known, input));
  const amountMicros = amountOf(found, statement, input.amountMicros);
  const entry = {
    id,
    publisherId,
    kind: "payment",
    // What was paid is no longer owed.
    amountMicros: 0 - amountMicros,
    currency: statement.currency,
    atMs: ctx.nowMs,
    note: input.reference,
    actor: ctx.user.id,
  } as const;
  const stored = await addLedgerEntry(events, workspaceId, entry);
  return toStatement(statement, same(stored, { ...input, amountMicros }));
}

/** What is payable by the statement, as far as it is still outstanding; or a part of that. */
function amountOf(
  { statements, entries }: FoundStatements,
  { payableMicros, currency }: Statement,
  asked: number | undefined,
): number {
  const left = payableOn(statements, entries, ANY_DAY).find((own) => own.currency === currency);
  const most = Math.min(payableMicros, left?.amountMicros ?? 0);
  if (most <= 0) throw new Refusal("conflict", "nothing of this statement is to be paid");
  if (asked !== undefined && asked > most)
    throw invalidField("amountMicros", `is more than the ${most} micros that are still to be paid`);
  return asked ?? most;
}

function same(
  stored: LedgerRecord,
  { reference, amountMicros }: Pick<StatementPayment, "reference" | "amountMicros">,
): LedgerRecord {
  const isOther = amountMicros !== undefined && stored.amountMicros !== 0 - amountMicros;
  if (stored.note !== reference || isOther)
    throw new Refusal(
      "conflict",
      `the statement is marked as paid already, with the reference ${stored.note ?? ""}`,
    );
  return stored;
}
