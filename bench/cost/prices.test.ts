import { expect, test } from "vitest";
import { addBills, monthlyDollars, prices, scaleBill, totalDollars } from "./prices.ts";

test("an extra million requests of half a millisecond each costs 31 cents", () => {
  expect(totalDollars({ requests: 1e6, cpuMs: 0.5e6 })).toBeCloseTo(0.31);
});

test("what a month includes costs nothing beside the plan, and what is past it costs its price", () => {
  const included = Object.fromEntries(
    Object.entries(prices).map(([name, price]) => [name, price.included]),
  );
  expect(monthlyDollars(included)).toBe(5);
  expect(monthlyDollars(addBills(included, { d1RowsWritten: 2e6, d1GbMonths: 4 }))).toBeCloseTo(10);
});

test("bills are added and scaled by what was used", () => {
  const bill = addBills({ requests: 1, kvReads: 2 }, { kvReads: 3 });
  expect(scaleBill(bill, 2)).toEqual({ requests: 2, kvReads: 10 });
});
