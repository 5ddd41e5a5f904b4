import type { StatementsQuery } from "@cleverdrip/contract";
import {
  addDays,
  dayStartMs,
  moneyText,
  PAYMENT_RULES,
  type Statement,
  type StatementPeriod,
} from "@cleverdrip/core";
import { sumPeriods, type PeriodSum } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { fileHeaders } from "./csv-stream.ts";
import type { Line } from "./break-pages.ts";
import { drawPages } from "./draw-pages.ts";
import { findStatements, type FoundStatements } from "./find.ts";

/** A statement to be read and filed: what each currency comes to, and the sums of its days. */
export async function statementPdf(
  ctx: WorkspaceContext,
  publisherId: string,
  firstDay: string,
  query: StatementsQuery,
): Promise<Response> {
  const found = await findStatements(ctx, publisherId, firstDay, query);
  const [{ period }] = found.own;
  const days = daysOf(period);
  const sums = await sumPeriods(ctx.events, ctx.workspaceId, publisherId, days);
  const lines = [
    ...headLines(ctx, found),
    ...found.own.flatMap((made) => [
      ...sumLines(made),
      ...dayLines(
        sums.filter(({ currency }) => currency === made.currency),
        days.map(({ day }) => day),
      ),
    ]),
  ];
  const name = `statement-${publisherId}-${firstDay}.pdf`;
  const { name: from } = ctx.workspace;
  const footer = `${from} · ${found.publisher.name} · ${period.firstDay} to ${period.lastDay}`;
  const title = `Payout statement · ${footer}`;
  const headers = fileHeaders(name, "application/pdf");
  return new Response(drawPages(lines, footer, title), { headers });
}

function headLines({ workspace }: WorkspaceContext, { publisher, own }: FoundStatements): Line[] {
  const { firstDay, lastDay, dueDay, terms, timezone } = own[0].period;
  const { dueAfterDays } = PAYMENT_RULES[terms];
  const after = dueAfterDays === 1 ? "the day" : `${dueAfterDays} days`;
  return [
    { kind: "title", text: workspace.name },
    { kind: "heading", text: "Payout statement" },
    { kind: "pair", label: "Publisher", text: publisher.name },
    { kind: "pair", label: "Publisher id", text: publisher.id },
    { kind: "pair", label: "Period", text: `${longDay(firstDay)} to ${longDay(lastDay)}` },
    { kind: "pair", label: "Days are those of", text: timezone },
    { kind: "pair", label: "Due", text: `${longDay(dueDay)} (${after} after its end)` },
  ];
}

function sumLines(made: Statement): Line[] {
  const { currency, thresholdMicros } = made;
  const row = (label: string, micros: number): Line[] => [
    { kind: "sum", label, text: moneyText(micros, currency) },
  ];
  const other = (label: string, micros: number) => (micros === 0 ? [] : row(label, micros));
  const below = made.carriedMicros > 0 && thresholdMicros > 0;
  const carried = below
    ? `Carried over (below ${moneyText(thresholdMicros, currency)})`
    : "Carried over";
  return [
    { kind: "heading", text: currency },
    ...row("Opening balance", made.openingMicros),
    ...row("Earned", made.earnedMicros),
    ...other("Reversed", made.reversedMicros),
    ...other("Adjusted", made.adjustedMicros),
    ...other("Paid", made.paidMicros),
    ...row("Closing balance", made.closingMicros),
    ...other(carried, made.carriedMicros),
    ...other("Of earlier statements", made.outstandingMicros - made.payableMicros),
    { kind: "total", label: "Payable", text: moneyText(made.payableMicros, currency) },
  ];
}

const KINDS = ["earn", "reverse", "adjust", "payment"] as const;

function dayLines(sums: readonly PeriodSum[], days: readonly string[]): Line[] {
  if (sums.length === 0) return [];
  const rows = [...Map.groupBy(sums, ({ period }) => period)].map(([place, own]): Line => {
    const cells = KINDS.map((kind) => {
      const sum = own.find((each) => each.kind === kind);
      return sum === undefined ? "" : moneyText(sum.amountMicros, sum.currency).slice(0, -4);
    });
    return { kind: "row", cells: [days[place] ?? "", ...cells] };
  });
  return [{ kind: "columns", cells: ["Day", "Earned", "Reversed", "Adjusted", "Paid"] }, ...rows];
}

function daysOf({ firstDay, lastDay, timezone }: StatementPeriod) {
  const days = [];
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    const endMs = dayStartMs(timezone, addDays(day, 1));
    days.push({ day, startMs: dayStartMs(timezone, day), endMs });
  }
  return days;
}

/** `1 October 2026` */
function longDay(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
    Date.parse(day),
  );
}
