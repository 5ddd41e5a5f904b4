import type { StatementRow } from "@cleverdrip/contract";
import { formatMoney } from "../../format/money.ts";
import { formatDay, formatInstant } from "../../format/time.ts";
import { DetailList, type Detail } from "../../ui/detail-list.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { TERMS } from "./statement-words.ts";
import { useToday } from "../session/use-today.ts";

/** Every sum of a statement, in the order in which they are worked out. */
export function StatementSums({ statement }: { readonly statement: StatementRow }) {
  const { timezone } = useWorkspace();
  const today = useToday();
  return (
    <>
      <DetailList title="Period" details={periodFacts(statement)} />
      <DetailList title="To be paid" details={payableFacts(statement, today)} />
      {statement.payment !== null && (
        <DetailList
          title="Payment"
          details={paymentFacts(statement.payment, statement, timezone)}
        />
      )}
    </>
  );
}

function periodFacts(statement: StatementRow): readonly Detail[] {
  const money = (micros: number) => formatMoney(micros, statement.currency);
  return [
    { label: "Opening", value: money(statement.openingMicros) },
    { label: "Earned", value: money(statement.earnedMicros) },
    { label: "Reversed", value: money(statement.reversedMicros) },
    { label: "Adjusted", value: money(statement.adjustedMicros) },
    { label: "Paid", value: money(statement.paidMicros) },
    { label: "Closing", value: money(statement.closingMicros) },
  ];
}

function payableFacts(statement: StatementRow, today: string): readonly Detail[] {
  const money = (micros: number) => formatMoney(micros, statement.currency);
  const { terms, thresholdMicros, offsetMicros, dueDay } = statement;
  return [
    { label: "Terms", value: TERMS.find(({ value }) => value === terms)?.label ?? terms },
    { label: "Threshold", value: thresholdMicros === 0 ? "None" : money(thresholdMicros) },
    ...(offsetMicros === 0 ? [] : [{ label: "Set off", value: money(offsetMicros) }]),
    {
      label: "Payable",
      value: <strong className="font-semibold">{money(statement.payableMicros)}</strong>,
    },
    { label: "Due", value: formatDay(dueDay, today.slice(0, 4)) },
    { label: "Carried over", value: money(statement.carriedMicros) },
    { label: "Outstanding at its end", value: money(statement.outstandingMicros) },
  ];
}

function paymentFacts(
  { amountMicros, reference, atMs }: NonNullable<StatementRow["payment"]>,
  { currency }: StatementRow,
  timezone: string,
): readonly Detail[] {
  return [
    { label: "Amount", value: formatMoney(Math.abs(amountMicros), currency) },
    { label: "Reference", value: reference },
    { label: "Marked", value: formatInstant(atMs, timezone) },
  ];
}
