import type { PublisherBalance, StatementRow } from "@cleverdrip/contract";
import type { Tone } from "../../ui/badge.tsx";

type Balance = Pick<
  PublisherBalance["balances"][number],
  "currency" | "paidMicros" | "balanceMicros"
>;
type Key = Pick<StatementRow, "currency" | "firstDay">;

export type StatementState = { readonly label: string; readonly tone: Tone };

/** Tells the statements of one publisher and one kind of terms apart. */
export function statementKey({ currency, firstDay }: Key): string {
  return `${currency} ${firstDay}`;
}

/**
 * The statements that other payments than their own have settled. What was paid without naming one, and what was set off,
 * goes to the oldest first; and no more is due than the publisher is owed now, whatever was reversed since.
 */
export function settledStatements(
  statements: readonly StatementRow[],
  balances: readonly Balance[],
): ReadonlySet<string> {
  const settled = new Set<string>();
  for (const [currency, own] of Map.groupBy(statements, (each) => each.currency)) {
    const balance = balances.find((each) => each.currency === currency);
    const unnamed = own
      .filter(({ payment, payableMicros }) => payment === null && payableMicros > 0)
      .toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
    let paid = paidUnnamed(own, balance);
    let due = unnamed.reduce((sum, { payableMicros }) => sum + payableMicros, 0);
    for (const statement of unnamed) {
      const { payableMicros } = statement;
      const isPaid = paid >= payableMicros;
      paid -= payableMicros;
      if (!isPaid && due - payableMicros < Math.max(0, balance?.balanceMicros ?? due)) continue;
      due -= payableMicros;
      settled.add(statementKey(statement));
    }
  }
  return settled;
}

function paidUnnamed(own: readonly StatementRow[], balance: Balance | undefined): number {
  const named = own.reduce((sum, { payment }) => sum + Math.abs(payment?.amountMicros ?? 0), 0);
  const setOff = own.reduce((sum, { offsetMicros }) => sum + offsetMicros, 0);
  return setOff - (balance?.paidMicros ?? 0) - named;
}

/** Where a statement stands today. */
export function statementState(
  statement: StatementRow,
  today: string,
  settled: ReadonlySet<string>,
): StatementState {
  const { payment, payableMicros, carriedMicros, dueDay } = statement;
  if (payment !== null) return { label: "Paid", tone: "good" };
  if (payableMicros <= 0) {
    return { label: carriedMicros === 0 ? "Nothing due" : "Carried over", tone: "neutral" };
  }
  if (settled.has(statementKey(statement))) return { label: "Settled", tone: "good" };
  return dueDay < today ? { label: "Overdue", tone: "bad" } : { label: "To be paid", tone: "warn" };
}
