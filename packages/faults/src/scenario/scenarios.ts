import type { AttributionModel, ConversionCap, ConversionDuplicatePolicy } from "@cleverdrip/core";

/** What a result pays: an amount, or parts per million of the sale. */
export type Pay = { readonly micros: number } | { readonly ppm: number };

export type ScenarioEvent = {
  readonly name: string;
  readonly policy: ConversionDuplicatePolicy;
  readonly holdDays: number;
  readonly pay: Pay;
  /** What the second publisher gets instead. */
  readonly payOfSecond?: Pay;
  /** Of the sale, what the advertiser owes; left out = what the report says. */
  readonly revenuePpm?: number;
};

/** A campaign with two publishers and three links, once in each of two workspaces. */
export type Scenario = {
  readonly name: string;
  /** How many schedules are of it, against the others. */
  readonly weight: number;
  readonly timezone: string;
  readonly hotWindowDays: number;
  readonly cpcMicros: number | null;
  /** A visitor's next click is a duplicate for so long. */
  readonly duplicateSeconds: number;
  readonly caps: readonly ConversionCap[];
  readonly model: AttributionModel;
  readonly events: readonly ScenarioEvent[];
  /** Whether results are told: by a webhook of the workspace and a postback of the first publisher. */
  readonly isTold: boolean;
  /** Moments around which it happens: ends of days, of summer time, of leap days. */
  readonly startMs: number;
};

const SALE: ScenarioEvent = {
  name: "sale",
  policy: "ignore-txid",
  holdDays: 0,
  pay: { micros: 4_000_000 },
  payOfSecond: { ppm: 33_333 },
};

const BASE = {
  weight: 1,
  timezone: "UTC",
  hotWindowDays: 90,
  cpcMicros: null,
  duplicateSeconds: 10,
  caps: [],
  model: { kind: "last" },
  events: [SALE],
  isTold: false,
  startMs: Date.UTC(2026, 11, 31, 23, 30),
} satisfies Partial<Scenario>;

const shared = { scope: "campaign", subjectId: null, period: "total" } as const;

export const SCENARIOS: readonly Scenario[] = [
  { ...BASE, name: "plain", weight: 8 },
  {
    ...BASE,
    name: "shares",
    weight: 3,
    timezone: "Europe/Berlin",
    cpcMicros: 12_345,
    events: [{ ...SALE, pay: { ppm: 123_457 }, revenuePpm: 300_001 }],
    // Clocks go back at 01:00 UTC.
    startMs: Date.UTC(2026, 9, 25, 0, 40),
  },
  {
    ...BASE,
    name: "capped",
    weight: 3,
    timezone: "America/New_York",
    caps: [{ ...shared, metric: "conversions", limit: 1, isHard: true }],
    startMs: Date.UTC(2028, 1, 29, 4, 40),
  },
  {
    ...BASE,
    name: "softly capped",
    caps: [{ ...shared, metric: "payout", limit: 5_000_000, isHard: false }],
  },
  {
    ...BASE,
    name: "policies",
    weight: 4,
    timezone: "Asia/Kathmandu",
    events: [
      SALE,
      { ...SALE, name: "lead", policy: "create" },
      { ...SALE, name: "install", policy: "ignore" },
      { ...SALE, name: "order", policy: "overwrite", pay: { ppm: 250_000 } },
      { ...SALE, name: "again", policy: "create-repeated" },
      { ...SALE, name: "topup", policy: "add-payout", pay: { ppm: 500_000 } },
    ],
  },
  { ...BASE, name: "held", weight: 1, events: [{ ...SALE, holdDays: 2 }] },
  { ...BASE, name: "told", weight: 1.5, isTold: true },
  { ...BASE, name: "journeys", model: { kind: "linear" } },
  { ...BASE, name: "first clicks", weight: 2, model: { kind: "first" }, duplicateSeconds: 0 },
  { ...BASE, name: "without rows", hotWindowDays: 0 },
];
