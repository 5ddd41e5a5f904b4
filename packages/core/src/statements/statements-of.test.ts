import fc from "fast-check";
import { expect, test } from "vitest";
import {
  balanceOf,
  ledgerEntryProblem,
  PAYMENT_RULES,
  reversalMicros,
  statementsOf,
  sumMicros,
  type LedgerEntry,
  type PaymentTerms,
  type Statement,
} from "../index.ts";

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const START_MS = Date.UTC(2026, 0, 1);
const END_MS = Date.UTC(2027, 0, 1);
const TERMS = Object.keys(PAYMENT_RULES) as PaymentTerms[];
const THRESHOLDS = new Map([["USD", 50_000_000]]);

type Draw = (below: number) => number;

/** Mulberry32: the same year for the same seed. */
function generator(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A publisher's entries over a year: results, a tenth of them refunded later, corrections and payments. */
function yearOf(publisherId: string, count: number, seed: number): readonly LedgerEntry[] {
  const draw = generator(seed);
  const entries: LedgerEntry[] = [];
  const add = (entry: Omit<LedgerEntry, "id" | "publisherId" | "note">) =>
    entries.push(
      Object.freeze({
        ...entry,
        id: `led_${publisherId}_${entries.length}`,
        publisherId,
        note: null,
      }),
    );
  while (entries.length < count) {
    const conversionId = `cnv_${entries.length}`;
    const currency = draw(3) === 0 ? "EUR" : "USD";
    const atMs = START_MS + draw(YEAR_MS);
    const amountMicros = draw(20_000_000);
    const kind = draw(100);
    if (kind < 2)
      add({
        kind: "adjust",
        conversionId: null,
        amountMicros: amountMicros - 10_000_000,
        currency,
        atMs,
      });
    else if (kind < 3)
      add({
        kind: "payment",
        conversionId: null,
        amountMicros: -20 * amountMicros,
        currency,
        atMs,
      });
    else {
      add({ kind: "earn", conversionId, amountMicros, currency, atMs });
      if (kind >= 90 && entries.length < count) {
        const own = entries.slice(-1);
        const laterMs = Math.min(END_MS - 1, atMs + draw(60 * DAY_MS));
        const back = reversalMicros(own, conversionId);
        add({ kind: "reverse", conversionId, amountMicros: back, currency, atMs: laterMs });
      }
    }
  }
  return Object.freeze(entries);
}

function movement({ earnedMicros, reversedMicros, adjustedMicros, paidMicros }: Statement): number {
  return sumMicros([earnedMicros, reversedMicros, adjustedMicros, paidMicros]);
}

test("over a year of 100,000 entries in two currencies the statements are the ledger, to the micro", () => {
  let entries = 0;
  for (const [index, terms] of TERMS.entries()) {
    for (const zone of ["America/New_York", "Asia/Tokyo"]) {
      const ledger = yearOf(`pub_${index}_${zone}`, 6_250, index + 100);
      const before = JSON.stringify(ledger);
      const statements = statementsOf(
        ledger,
        { terms, timezone: zone, thresholds: THRESHOLDS },
        END_MS + 62 * DAY_MS,
      );
      for (const [currency, balance] of balanceOf(ledger)) {
        const own = statements.filter((statement) => statement.currency === currency);
        expect(sumMicros(own.map(movement))).toBe(balance);
        expect(own.at(-1)?.closingMicros).toBe(balance);
        for (const [at, { openingMicros }] of own.entries()) {
          expect(openingMicros).toBe(own[at - 1]?.closingMicros ?? 0);
        }
      }
      const listed = statements.flatMap((statement) => statement.entries.map(({ id }) => id));
      expect(listed.toSorted()).toEqual(ledger.map(({ id }) => id).toSorted());
      expect(JSON.stringify(ledger)).toBe(before);
      expect(ledger.every((entry) => ledgerEntryProblem(entry) === null)).toBe(true);
      entries += ledger.length;
    }
  }
  expect(entries).toBe(100_000);
});

test("a statement once issued is not changed by entries written after it", () => {
  const settings = { terms: "weekly", timezone: "Europe/Berlin", thresholds: THRESHOLDS } as const;
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 60, max: 364 }), (seed, days) => {
      const ledger = yearOf("pub_1", 300, seed);
      const untilMs = START_MS + days * DAY_MS;
      const known = ledger.filter(({ atMs }) => atMs < untilMs);
      const issued = statementsOf(known, settings, untilMs);
      for (const currency of balanceOf(known).keys()) {
        const own = ({ currency: each }: Statement) => each === currency;
        const later = statementsOf(ledger, settings, END_MS).filter(own);
        expect(later.slice(0, issued.filter(own).length)).toEqual(issued.filter(own));
      }
    }),
    { numRuns: 20 },
  );
});

test("what is payable all in all, less what was set off, carried and paid, is the balance", () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...TERMS), (seed, terms) => {
      const ledger = yearOf("pub_1", 200, seed);
      const settings = { terms, timezone: "UTC", thresholds: THRESHOLDS };
      const statements = statementsOf(ledger, settings, END_MS + 31 * DAY_MS);
      for (const [currency, balance] of balanceOf(ledger)) {
        const own = statements.filter((statement) => statement.currency === currency);
        const payable = sumMicros(own.map(({ payableMicros }) => payableMicros));
        const paid = sumMicros(own.map(({ paidMicros }) => paidMicros));
        const offset = sumMicros(own.map(({ offsetMicros }) => offsetMicros));
        const carried = own.at(-1)?.carriedMicros ?? 0;
        expect(payable + paid - offset + carried).toBe(balance);
      }
    }),
    { numRuns: 40 },
  );
});

test("a period that has not ended has no statement, one without entries has", () => {
  const [entry] = yearOf("pub_1", 1, 4);
  if (entry === undefined) throw new Error("no entry");
  const settings = { terms: "monthly", timezone: "UTC", thresholds: THRESHOLDS } as const;
  const january = [{ ...entry, atMs: Date.UTC(2026, 0, 31) }];
  const months = (untilMs: number) => statementsOf(january, settings, untilMs).length;
  expect(months(Date.UTC(2026, 1, 1) - 1)).toBe(0);
  expect(months(Date.UTC(2026, 1, 1))).toBe(1);
  expect(months(Date.UTC(2026, 3, 1))).toBe(3);
  expect(statementsOf([], settings, END_MS)).toEqual([]);
});

test("each currency has its own threshold, and none where none was set", () => {
  const [entry] = yearOf("pub_1", 1, 4);
  if (entry === undefined) throw new Error("no entry");
  const small = { ...entry, kind: "earn", amountMicros: 1_000_000, atMs: START_MS } as const;
  const settings = { terms: "monthly", timezone: "UTC", thresholds: THRESHOLDS } as const;
  const ledger = [
    { ...small, currency: "USD" },
    { ...small, currency: "EUR" },
  ];
  const payable = statementsOf(ledger, settings, Date.UTC(2026, 1, 1)).map(
    ({ currency, payableMicros }) => [currency, payableMicros],
  );
  expect(payable).toEqual([
    ["EUR", 1_000_000],
    ["USD", 0],
  ]);
});
