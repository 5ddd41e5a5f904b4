import { expect, test } from "vitest";
import { describeMended, describeProblems, describeSummary } from "./describe.ts";

const counts = { all: 4, valid: 1, suspect: 1, invalid: 2, givt: 1, sivt: 2 };

test("a summary has the counts, the money by publisher and currency, and what went wrong", () => {
  const held = [{ publisher: "p1", currency: "USD", results: 3, micros: 12_500_000 }];
  const errors = [{ event: "live.failed", count: 2, first: "{}" }];
  const summary = { clicks: counts, conversions: counts, held, errors };
  expect(describeSummary(summary, 1.25, "v.ndjson")).toEqual([
    "8 verdicts in 1.3 s: v.ndjson",
    "clicks: 4, of them 1 valid, 1 suspect, 2 invalid (GIVT 1, SIVT 2)",
    "conversions: 4, of them 1 valid, 1 suspect, 2 invalid (GIVT 1, SIVT 2)",
    "Money withheld:",
    "  p1: 12.50 USD of 3 conversions",
    "Logged as an error 2 times: live.failed: {}",
  ]);
});

test("of many publishers the first twenty are shown", () => {
  const held = Array.from({ length: 25 }, (_, i) => ({
    publisher: `p${i}`,
    currency: "USD",
    results: 1,
    micros: 1,
  }));
  const summary = { clicks: counts, conversions: counts, held, errors: [] };
  expect(describeSummary(summary, 1, "v.ndjson").at(-1)).toBe("  and 5 more.");
});

test("what was left out, and what was judged all the same, is said by its line", () => {
  expect(describeProblems({ problems: ["t.ndjson:1: ref wants a text"], count: 4 })).toEqual([
    "Left out, with all others judged, 4 lines:",
    "  t.ndjson:1: ref wants a text",
  ]);
  expect(describeMended(["t.ndjson:3: is one more setup"])).toEqual([
    "Judged all the same:",
    "  t.ndjson:3: is one more setup",
  ]);
  expect([...describeProblems({ problems: [], count: 0 }), ...describeMended([])]).toEqual([]);
});
