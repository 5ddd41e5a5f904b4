/** What is billed, as Workers Paid has it: dollars a million (of storage and duration: a unit) past what is included a month. */
export type Price = {
  readonly dollars: number;
  readonly per: number;
  readonly included: number;
  readonly source: string;
};

/** When the pages below said so. */
export const PRICES_READ = "2026-11-20";

const MILLION = 1e6;
const DOCS = "https://developers.cloudflare.com";
const workers = `${DOCS}/workers/platform/pricing/`;
const queues = `${DOCS}/queues/platform/pricing/`;
const d1 = `${DOCS}/d1/platform/pricing/`;
const r2 = `${DOCS}/r2/pricing/`;
const kv = `${DOCS}/kv/platform/pricing/`;
const objects = `${DOCS}/durable-objects/platform/pricing/`;
const logs = `${DOCS}/workers/observability/logs/workers-logs/#pricing`;

const price = (dollars: number, per: number, included: number, source: string): Price => ({
  dollars,
  per,
  included,
  source,
});

export const prices = {
  /** Calls from outside and of a queue; those between Workers are free. */
  requests: price(0.3, MILLION, 10e6, workers),
  cpuMs: price(0.02, MILLION, 30e6, workers),
  /** A write, a read and a delete for each 64 KB. */
  queueOperations: price(0.4, MILLION, 1e6, queues),
  d1RowsWritten: price(1, MILLION, 50e6, d1),
  d1RowsRead: price(0.001, MILLION, 25e9, d1),
  d1GbMonths: price(0.75, 1, 5, d1),
  r2ClassA: price(4.5, MILLION, 1e6, r2),
  r2ClassB: price(0.36, MILLION, 10e6, r2),
  /** For each month that the log is kept. */
  r2GbMonths: price(0.015, 1, 10, r2),
  kvReads: price(0.5, MILLION, 10e6, kv),
  kvWrites: price(5, MILLION, 1e6, kv),
  objectRequests: price(0.15, MILLION, 1e6, objects),
  objectGbSeconds: price(12.5, MILLION, 400_000, objects),
  objectRowsWritten: price(1, MILLION, 50e6, objects),
  objectRowsRead: price(0.001, MILLION, 25e9, objects),
  /** From 1 December 2026 on by volume instead: $0.25 a GB, 50 GB included (developers.cloudflare.com/observability/pricing). */
  logEvents: price(0.6, MILLION, 20e6, logs),
} as const satisfies Readonly<Record<string, Price>>;

export type Billed = keyof typeof prices;

/** So much of each. */
export type Bill = Readonly<Partial<Record<Billed, number>>>;

export const PLAN_DOLLARS = 5;

/** Dollars of each, whatever is included. */
export function dollarsOf(bill: Bill): ReadonlyMap<Billed, number> {
  return new Map(entries(bill).map(([name, count]) => [name, dollarsFor(name, count)]));
}

export function totalDollars(bill: Bill): number {
  return [...dollarsOf(bill).values()].reduce((sum, each) => sum + each, 0);
}

/** Of a month with so much of each, after what the plan includes. */
export function monthlyDollars(bill: Bill): number {
  return entries(bill).reduce(
    (sum, [name, count]) => sum + dollarsFor(name, Math.max(0, count - prices[name].included)),
    PLAN_DOLLARS,
  );
}

function dollarsFor(name: Billed, count: number): number {
  return (count / prices[name].per) * prices[name].dollars;
}

export function addBills(...bills: readonly Bill[]): Bill {
  const sum: Partial<Record<Billed, number>> = {};
  for (const bill of bills)
    for (const [name, count] of entries(bill)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

export function scaleBill(bill: Bill, factor: number): Bill {
  return Object.fromEntries(entries(bill).map(([name, count]) => [name, count * factor]));
}

function entries(bill: Bill): [Billed, number][] {
  // A bill has the names of prices alone.
  return Object.entries(bill) as [Billed, number][];
}
