import { dollarsOf, prices, PRICES_READ, totalDollars, type Bill, type Billed } from "./prices.ts";

export type NamedBill = readonly [name: string, bill: Bill];

/** What stands in one column. */
const COLUMNS: readonly (readonly [head: string, parts: readonly Billed[]])[] = [
  ["request", ["requests", "cpuMs"]],
  ["queue", ["queueOperations"]],
  ["D1 rows", ["d1RowsWritten", "d1RowsRead"]],
  ["D1 GB", ["d1GbMonths"]],
  ["R2", ["r2ClassA", "r2ClassB", "r2GbMonths"]],
  ["KV", ["kvReads", "kvWrites"]],
  ["objects", ["objectRequests", "objectGbSeconds", "objectRowsWritten", "objectRowsRead"]],
  ["logs", ["logEvents"]],
];

/** A line for each bill, in dollars by what they are for. */
export function describeBills(bills: readonly NamedBill[]): readonly string[] {
  const width = Math.max(...bills.map(([name]) => name.length));
  const head = [" ".repeat(width), "total", ...COLUMNS.map(([name]) => name)];
  return [head, ...bills.map((bill) => cells(bill, width))].map(([name = "", ...rest]) =>
    [name, ...rest.map((cell) => cell.padStart(8))].join(" "),
  );
}

function cells([name, bill]: NamedBill, width: number): string[] {
  const dollars = dollarsOf(bill);
  const parts = COLUMNS.map(([, billed]) =>
    billed.reduce((sum, each) => sum + (dollars.get(each) ?? 0), 0),
  );
  return [name.padEnd(width), ...[totalDollars(bill), ...parts].map((sum) => sum.toFixed(3))];
}

/** The table that all of it is computed with. */
export function describePrices(): readonly string[] {
  const lines = Object.entries(prices).map(([name, { dollars, per, included, source }]) => {
    const each = per === 1 ? "each" : "a million";
    return `  ${name.padEnd(18)} $${dollars} ${each}, ${included.toLocaleString("en")} included  ${source}`;
  });
  return [`Prices of Workers Paid as of ${PRICES_READ}:`, ...lines];
}
