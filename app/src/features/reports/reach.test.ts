import { expect, test } from "vitest";
import { report } from "../../testing/samples.ts";
import { reachOf } from "./reach.ts";

test("what nobody counts is not shown as a zero", () => {
  expect(reachOf(report().totals)).toEqual([]);
});

test("impressions and click-throughs are shown with what they are in relation to clicks", () => {
  const { totals } = report({
    totals: {
      newVisitors: 40,
      impressions: 1_000,
      clickThroughs: 30,
      clickThroughRate: 0.05,
      landingRate: 0.6,
    },
  });
  expect(reachOf(totals)).toEqual([
    { label: "New visitors", text: "40", ratio: null },
    { label: "Impressions", text: "1,000", ratio: "CTR 5.00\u00a0%" },
    { label: "Click-throughs", text: "30", ratio: "60.00\u00a0% of clicks" },
  ]);
});
