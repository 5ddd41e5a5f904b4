import type { Metrics, ReportTotals } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { report, reportRow } from "../../testing/samples.ts";
import { kpisOf } from "./kpis.ts";

const inCurrency = (currency: string, metrics: Partial<Metrics>) => {
  const { key: _key, label: _label, ...row } = reportRow({ ...metrics, currency });
  return row;
};

const totals = (part: Partial<ReportTotals>) => report({ totals: part }).totals;
const kpi = (label: string, now: ReportTotals, before: ReportTotals | null = null) =>
  kpisOf(now, before, "USD").find((each) => each.label === label);

test("a figure says how it changed since the period before", () => {
  expect(kpi("Clicks", totals({ clicks: 150 }), totals({ clicks: 100 }))?.lines).toEqual([
    { text: "150", change: 0.5 },
  ]);
});

test("without a period before, or with an empty one, there is no change to show", () => {
  expect(kpi("Clicks", totals({ clicks: 150 }))?.lines[0]?.change).toBeNull();
  expect(
    kpi("Clicks", totals({ clicks: 150 }), totals({ clicks: 0 }))?.lines[0]?.change,
  ).toBeNull();
});

test("money of two currencies is two lines, each compared with its own", () => {
  const now = totals({
    currency: null,
    revenueMicros: null,
    byCurrency: [
      inCurrency("EUR", { revenueMicros: 10_000_000 }),
      inCurrency("USD", { revenueMicros: 6_000_000 }),
    ],
  });
  const before = totals({
    currency: "USD",
    byCurrency: [inCurrency("USD", { revenueMicros: 3_000_000 })],
  });
  expect(kpi("Revenue", now, before)?.lines).toEqual([
    { text: "€10.00", change: null },
    { text: "$6.00", change: 1 },
  ]);
});

test("an empty workspace shows zero money in its own currency and no rate", () => {
  const now = totals({ currency: null });
  expect(kpi("Revenue", now)?.lines[0]?.text).toBe("$0.00");
  expect(kpi("Conversion rate", now)?.lines[0]?.text).toBe("–");
});
