import fc from "fast-check";
import { expect, test } from "vitest";
import {
  agreedPeriods,
  changeTerms,
  PAYMENT_RULES,
  statementsOf,
  type LedgerEntry,
  type PaymentTerms,
  type TermsRecord,
} from "../index.ts";

const TERMS = Object.keys(PAYMENT_RULES) as PaymentTerms[];
const MONTHLY: TermsRecord = { terms: "monthly", thresholdMicros: 0, pastTerms: [] };
const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
const spans = ({ terms, pastTerms }: TermsRecord, from: string, to: string) =>
  agreedPeriods({ terms, past: pastTerms }, at(from), at(to), "UTC").map(
    ({ period }) => `${period.firstDay} ${period.lastDay} ${period.dueDay}`,
  );

test("other terms count from the first day of the period that still runs", () => {
  const weekly = changeTerms(
    MONTHLY,
    { terms: "weekly", thresholdMicros: 5 },
    at("2026-11-20"),
    "UTC",
  );
  expect(weekly).toEqual({
    terms: "weekly",
    thresholdMicros: 5,
    pastTerms: [{ terms: "monthly", thresholdMicros: 0, toDay: "2026-11-01" }],
  });
  expect(spans(weekly, "2026-10-05", "2026-11-10")).toEqual([
    "2026-10-01 2026-10-31 2026-11-01",
    // 1 November is a Sunday: what is left of its week.
    "2026-11-01 2026-11-01 2026-11-02",
    "2026-11-02 2026-11-08 2026-11-09",
    "2026-11-09 2026-11-15 2026-11-16",
  ]);
});

test("from weeks to months the first month is what is left of it", () => {
  const weekly = { ...MONTHLY, terms: "weekly" } as const;
  const net30 = changeTerms(
    weekly,
    { terms: "net30", thresholdMicros: 0 },
    at("2026-11-20"),
    "UTC",
  );
  expect(spans(net30, "2026-11-10", "2026-12-10")).toEqual([
    "2026-11-09 2026-11-15 2026-11-16",
    "2026-11-16 2026-11-30 2026-12-30",
    "2026-12-01 2026-12-31 2027-01-30",
  ]);
});

test("terms that are changed before a period of theirs ended leave no trace, the same ones change nothing", () => {
  const now = at("2026-11-20");
  const weekly = changeTerms(MONTHLY, { terms: "weekly", thresholdMicros: 0 }, now, "UTC");
  expect(changeTerms(weekly, { terms: "weekly", thresholdMicros: 0 }, now, "UTC")).toEqual(weekly);
  const early = at("2026-11-01");
  const first = changeTerms(MONTHLY, { terms: "net7", thresholdMicros: 0 }, early, "UTC");
  const again = changeTerms(first, { terms: "net60", thresholdMicros: 9 }, early, "UTC");
  expect(again.pastTerms).toEqual(first.pastTerms);
});

const changes = fc.array(
  fc.record({
    afterDays: fc.integer({ min: 0, max: 50 }),
    terms: fc.constantFrom(...TERMS),
    thresholdMicros: fc.constantFrom(0, 50, 500),
  }),
  { maxLength: 8 },
);
const earnings = fc.array(
  fc.record({ day: fc.integer({ min: 0, max: 400 }), amountMicros: fc.nat(100) }),
  { minLength: 1, maxLength: 40 },
);
const ZONES = ["UTC", "America/New_York", "Pacific/Auckland"];
const DAY_MS = 86_400_000;

test("whatever is agreed on later, periods have no gap and statements that ended stay as they were", () => {
  fc.assert(
    fc.property(changes, earnings, fc.constantFrom(...ZONES), (later, days, timezone) => {
      const startMs = Date.UTC(2026, 0, 3);
      const entries = days.map(({ day, amountMicros }, i): LedgerEntry => {
        const rest = { publisherId: "pub_1", conversionId: null, currency: "USD", note: null };
        return { id: `${i}`, kind: "earn", amountMicros, atMs: startMs + day * DAY_MS, ...rest };
      });
      const made = ({ terms, thresholdMicros, pastTerms: past }: TermsRecord, untilMs: number) => {
        const thresholds = new Map([["USD", thresholdMicros]]);
        return statementsOf(entries, { terms, timezone, thresholds, past }, untilMs);
      };
      let [agreed, nowMs] = [MONTHLY, startMs];
      for (const { afterDays, ...next } of later) {
        nowMs += afterDays * DAY_MS;
        const seen = made(agreed, nowMs);
        agreed = changeTerms(agreed, next, nowMs, timezone);
        expect(made(agreed, nowMs).slice(0, seen.length)).toEqual(seen);
      }
      const all = made(agreed, startMs + 500 * DAY_MS);
      for (const [i, { period }] of all.entries())
        if (i > 0) expect(period.startMs).toBe(all[i - 1]?.period.endMs);
      const sum = all.reduce((total, { earnedMicros }) => total + earnedMicros, 0);
      expect(sum).toBe(entries.reduce((total, { amountMicros }) => total + amountMicros, 0));
    }),
    { numRuns: 200 },
  );
});
