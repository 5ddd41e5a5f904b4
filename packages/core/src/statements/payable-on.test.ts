import { expect, test } from "vitest";
import { payableOn, statementsOf, type LedgerEntry, type LedgerKind } from "../index.ts";

let sequence = 0;

function entry(kind: LedgerKind, amountMicros: number, at: string, currency = "USD"): LedgerEntry {
  sequence += 1;
  const id = `led_${sequence}`;
  const rest = { publisherId: "pub_1", conversionId: null, note: null };
  return { id, kind, amountMicros, currency, atMs: Date.parse(at), ...rest };
}

const NOW_MS = Date.parse("2026-11-20");

/** Under NET 30: September is due on 30 October, October on 30 November. */
function payable(day: string, entries: readonly LedgerEntry[], thresholdMicros = 0) {
  const terms = {
    terms: "net30",
    timezone: "UTC",
    thresholds: new Map([["USD", thresholdMicros]]),
  } as const;
  return payableOn(statementsOf(entries, terms, NOW_MS), entries, day).map(
    ({ currency, amountMicros, dueDay }) => [currency, amountMicros, dueDay],
  );
}

const september = entry("earn", 10, "2026-09-10");
const october = entry("earn", 5, "2026-10-10");

test.each([
  ["before the due day nothing is payable", "2026-10-29", [september], []],
  ["on the due day all of it is", "2026-10-30", [september], [["USD", 10, "2026-10-30"]]],
  ["what is not due yet waits", "2026-11-20", [september, october], [["USD", 10, "2026-10-30"]]],
  ["what was not paid adds up", "2026-11-30", [september, october], [["USD", 15, "2026-11-30"]]],
  [
    "what was paid is not paid again, however late it was",
    "2026-10-30",
    [september, entry("payment", -10, "2026-11-15")],
    [],
  ],
  [
    "a part paid leaves the rest",
    "2026-10-30",
    [september, entry("payment", -4, "2026-11-15")],
    [["USD", 6, "2026-10-30"]],
  ],
  [
    "a refund since then lowers it",
    "2026-10-30",
    [september, entry("reverse", -3, "2026-11-15")],
    [["USD", 7, "2026-10-30"]],
  ],
  [
    "a refund is set off with what was earned since first",
    "2026-10-30",
    [september, october, entry("reverse", -3, "2026-11-15")],
    [["USD", 10, "2026-10-30"]],
  ],
  [
    "currencies are apart",
    "2026-10-30",
    [september, entry("earn", 7, "2026-09-11", "EUR")],
    [
      ["EUR", 7, "2026-10-30"],
      ["USD", 10, "2026-10-30"],
    ],
  ],
] as const)("%s", (_name, day, entries, expected) => {
  expect(payable(day, entries)).toEqual(expected);
});

test("below the threshold nothing is payable, and above it everything is", () => {
  expect(payable("2026-11-30", [september, october], 11)).toEqual([["USD", 15, "2026-11-30"]]);
  expect(payable("2026-11-30", [september, october], 16)).toEqual([]);
});
