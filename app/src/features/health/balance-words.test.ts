import type { Balance } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { balanceVerdict } from "./balance-words.ts";

const totals = (part: Partial<Balance["totals"]>): Balance["totals"] => ({
  emitted: 0,
  stored: 0,
  deadLettered: 0,
  lost: 0,
  missing: 0,
  ...part,
});

test.each([
  [
    totals({ emitted: 12_345, stored: 12_345 }),
    "All 12,345 clicks of the last 24 hours are accounted for.",
  ],
  [totals({ emitted: 1, stored: 1 }), "The one click of the last 24 hours is accounted for."],
  [totals({}), "There were no clicks in the last 24 hours."],
])("where nothing is missing it is said in one sentence", (given, title) => {
  expect(balanceVerdict(given, "24 hours")).toEqual({ tone: "good", title, details: [] });
});

test("each thing that happened to clicks has a sentence of its own", () => {
  const given = totals({ emitted: 100, stored: 90, deadLettered: 5, lost: 1, missing: 4 });
  const verdict = balanceVerdict(given, "7 days");
  expect(verdict.tone).toBe("bad");
  expect(verdict.title).toBe("90 of the 100 clicks of the last 7 days are stored.");
  expect(verdict.details.map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
    "5 clicks could",
    "1 click was",
    "4 clicks are",
  ]);
});

test("dead letters alone are a warning: they are kept and can be stored again", () => {
  const given = totals({ emitted: 10, stored: 9, deadLettered: 1 });
  expect(balanceVerdict(given, "24 hours").tone).toBe("warn");
});

test("more stored than emitted is explained, not called a loss", () => {
  const { tone, details } = balanceVerdict(
    totals({ emitted: 5, stored: 6, missing: -1 }),
    "24 hours",
  );
  expect(tone).toBe("warn");
  expect(details).toEqual([expect.stringContaining("1 click more was stored")]);
});
