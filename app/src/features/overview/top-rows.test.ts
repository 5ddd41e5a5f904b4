import { expect, test } from "vitest";
import { reportRow } from "../../testing/samples.ts";
import { topRows } from "./top-rows.ts";

test("a publisher paid in two currencies is one row, with both amounts", () => {
  const rows = topRows([
    reportRow({
      key: "pub_1",
      label: "Ada",
      currency: "USD",
      clicks: 90,
      newVisitors: 20,
      impressions: 500,
      clickThroughs: 7,
      conversions: 3,
      payoutMicros: 5,
    }),
    reportRow({ key: "pub_2", label: "Bob", currency: "USD", clicks: 50 }),
    reportRow({
      key: "pub_1",
      label: "Ada",
      currency: "EUR",
      clicks: 10,
      newVisitors: 2,
      impressions: 50,
      clickThroughs: 1,
      conversions: 1,
      payoutMicros: 7,
    }),
  ]);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    label: "Ada",
    clicks: 100,
    newVisitors: 22,
    impressions: 550,
    clickThroughs: 8,
    conversions: 4,
    conversionRate: 0.04,
  });
  expect(rows[0]?.money.map(({ currency, payoutMicros }) => [currency, payoutMicros])).toEqual([
    ["EUR", 7],
    ["USD", 5],
  ]);
});

test("a currency without money is not listed beside one that has some", () => {
  const [both] = topRows([
    reportRow({ currency: "USD", revenueMicros: 9 }),
    reportRow({ currency: "EUR" }),
  ]);
  expect(both?.money.map(({ currency }) => currency)).toEqual(["USD"]);
  const [none] = topRows([reportRow({ currency: "USD" }), reportRow({ currency: "EUR" })]);
  expect(none?.money).toHaveLength(1);
});

test("a key without clicks has no rate", () => {
  expect(topRows([reportRow({ conversions: 1 })])[0]?.conversionRate).toBeNull();
});
