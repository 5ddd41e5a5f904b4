import type { StatementsQuery } from "@cleverdrip/contract";
import { localTime, plainAmount, type Statement } from "@cleverdrip/core";
import { periodEntries, type LedgerLine } from "@cleverdrip/db";
import { ledgerSource } from "../ledger/entity.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { csvAnswer } from "./csv-stream.ts";
import { findStatements } from "./find.ts";

const HEADER = ["line", "time", "currency", "amount", "conversion", "note"];
const PAGE = 1_000;

/** Opening balances, every entry of the period, and what it comes to; amounts are plain decimals. */
export async function statementCsv(
  ctx: WorkspaceContext,
  publisherId: string,
  firstDay: string,
  query: StatementsQuery,
): Promise<Response> {
  const { own } = await findStatements(ctx, publisherId, firstDay, query);
  const { events, workspaceId } = ctx;
  const { timezone } = ctx.workspace;
  const [{ period }] = own;
  let after: LedgerLine | null = null;
  let part: "opening" | "entries" | "closing" | "end" = "opening";
  const next = async () => {
    if (part === "opening") {
      part = "entries";
      return own.map(({ currency, openingMicros }) => sumLine("opening", currency, openingMicros));
    }
    if (part === "entries") {
      const rows = await periodEntries(events, workspaceId, publisherId, period, after, PAGE);
      after = rows.at(-1) ?? null;
      if (rows.length < PAGE) part = "closing";
      return rows.map((row) => entryLine(row, timezone));
    }
    if (part === "end") return null;
    part = "end";
    return own.flatMap(closingLines);
  };
  return csvAnswer(`statement-${publisherId}-${firstDay}.csv`, HEADER, next);
}

function entryLine(row: LedgerLine, timezone: string): readonly string[] {
  const { kind, currency, amountMicros, atMs, note } = row;
  const { day, minute } = localTime(timezone, atMs);
  const clock = [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, "0"));
  const { conversionId } = ledgerSource(row.conversionId);
  const time = `${day} ${clock.join(":")}`;
  return [kind, time, currency, plainAmount(amountMicros), conversionId ?? "", note ?? ""];
}

function closingLines(made: Statement): readonly (readonly string[])[] {
  const { currency, period } = made;
  return [
    sumLine("closing", currency, made.closingMicros),
    sumLine("carried", currency, made.carriedMicros),
    [...sumLine("payable", currency, made.payableMicros).slice(0, 5), `due ${period.dueDay}`],
  ];
}

function sumLine(line: string, currency: string, micros: number): readonly string[] {
  return [line, "", currency, plainAmount(micros), "", ""];
}
