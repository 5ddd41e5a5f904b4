import { NO_COUNTS } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { reportTotals } from "./totals.ts";

const row = (currency: string, counts: object) => ({
  ...NO_COUNTS,
  key: "total",
  currency,
  ...counts,
});

test("one currency is the totals' own", () => {
  const usd = row("USD", { clicks: 4, conversions: 1, revenueMicros: 100, payoutMicros: 60 });
  expect(reportTotals([usd], "EUR")).toMatchObject({
    currency: "USD",
    clicks: 4,
    conversionRate: 0.25,
    revenueMicros: 100,
    payoutMicros: 60,
    profitMicros: 40,
    epcMicros: 15,
    byCurrency: [{ currency: "USD", revenueMicros: 100 }],
  });
});

test("money of two currencies is never added, counts are", () => {
  const usd = row("USD", { clicks: 4, conversions: 1, revenueMicros: 100, payoutMicros: 60 });
  const eur = row("EUR", { clicks: 6, conversions: 1, revenueMicros: 7, payoutMicros: 9 });
  const totals = reportTotals([eur, usd], "USD");
  expect(totals).toMatchObject({
    clicks: 10,
    conversions: 2,
    conversionRate: 0.2,
    currency: null,
    revenueMicros: null,
    payoutMicros: null,
    profitMicros: null,
    epcMicros: null,
  });
  expect(totals.byCurrency.map((line) => [line.currency, line.profitMicros])).toEqual([
    ["EUR", -2],
    ["USD", 40],
  ]);
});

test("nothing is zeros of the workspace's currency, and no ratios", () => {
  expect(reportTotals([], "EUR")).toMatchObject({
    currency: "EUR",
    clicks: 0,
    revenueMicros: 0,
    conversionRate: null,
    epcMicros: null,
    byCurrency: [],
  });
});
