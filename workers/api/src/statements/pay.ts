import type { StatementPayment, StatementRow } from "@cleverdrip/contract";
import { moneyText, payableOn, type Statement } from "@cleverdrip/core";
import {
  countPayments,
  payPeriod,
  readLedgerEntries,
  readPaidPeriods,
  type LedgerRecord,
  type PaidPeriod,
} from "@cleverdrip/db";
import { invalidField, Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { findStatements, type FoundStatements } from "./find.ts";
import { toStatement } from "./list.ts";
import { paymentId } from "./payment-id.ts";

/** Every statement that has ended is meant, whenever it is due. */
const ANY_DAY = "9999-12-31";
/** Each is in vain only where another payment to the same publisher was entered meanwhile. */
const TRIES = 10;

/** Marks a statement as paid: a payment in the ledger, once. What else was entered since is left as it is. */
export async function payStatement(
  ctx: WorkspaceContext,
  publisherId: string,
  firstDay: string,
  input: StatementPayment,
): Promise<StatementRow> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const row = await tryToPay(ctx, publisherId, firstDay, input);
    if (row !== null) return row;
  }
  const detail = "other payments to this publisher are being entered: look at them, then ask again";
  throw new Refusal("conflict", detail);
}

/** Null where another payment came in between: what is left may be less now. */
async function tryToPay(
  ctx: WorkspaceContext,
  publisherId: string,
  firstDay: string,
  input: StatementPayment,
): Promise<StatementRow | null> {
  const { events, workspaceId } = ctx;
  // Before anything is summed up: payments after it are noticed.
  const counted = await countPayments(events, workspaceId, publisherId, input.currency);
  const found = await findStatements(ctx, publisherId, firstDay, input);
  const statement = found.own.find(({ currency }) => currency === input.currency);
  if (statement === undefined) throw invalidField("currency", "has no statement of that period");
  const id = await paymentId(workspaceId, publisherId, statement);
  const known = (await readLedgerEntries(events, workspaceId, [id])).get(id);
  if (known !== undefined) return toStatement(statement, same(known, input));
  const { startMs, endMs, lastDay } = statement.period;
  const place = { publisherId, currency: statement.currency, startMs, endMs, firstDay, lastDay };
  const paid = await readPaidPeriods(events, workspaceId, place);
  if (paid.length > 0) throw paidAlready(paid, statement);
  const amountMicros = amountOf(found, statement, input.amountMicros);
  const entry = {
    ...place,
    id,
    // What was paid is no longer owed.
    amountMicros: 0 - amountMicros,
    atMs: ctx.nowMs,
    note: input.reference,
    actor: ctx.user.id,
  };
  const outcome = await payPeriod(events, workspaceId, entry, counted);
  if (outcome.kind === "outdated") return null;
  if (outcome.kind === "overlaps") throw paidAlready(outcome.paid, statement);
  return toStatement(statement, same(outcome.entry, { ...input, amountMicros }));
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

function paidAlready(paid: readonly PaidPeriod[], { period, currency }: Statement): Refusal {
  const payments = paid.map(
    ({ firstDay, lastDay, amountMicros, note }) =>
      `${firstDay} to ${lastDay} (${moneyText(0 - amountMicros, currency)}, reference ${note ?? ""})`,
  );
  return new Refusal(
    "conflict",
    `${period.firstDay} to ${period.lastDay} overlaps what is paid already: ${payments.join(", ")}. ` +
      "What is still owed can be entered as a payment in the ledger",
  );
}

function same(
  stored: LedgerRecord,
  { reference, amountMicros }: Pick<StatementPayment, "reference" | "amountMicros">,
): LedgerRecord {
  const isOther = amountMicros !== undefined && stored.amountMicros !== 0 - amountMicros;
  if (stored.note !== reference || isOther) {
    const paid = moneyText(0 - stored.amountMicros, stored.currency);
    throw new Refusal(
      "conflict",
      `the statement is marked as paid already: ${paid}, with the reference ${stored.note ?? ""}`,
    );
  }
  return stored;
}
