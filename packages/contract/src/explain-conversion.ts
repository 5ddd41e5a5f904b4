import * as z from "zod";
import { conversionDuplicatePolicy } from "./campaigns.ts";
import { attributionModel, rung } from "./conversion-policy.ts";
import { conversionRow } from "./conversions.ts";
import { timeMs } from "./fields.ts";

const micros = z.number().int();

/** `publisher`: without what the advertiser owes, the advertiser's parameters, and anything of other publishers. */
export const explainQuery = z.strictObject({
  for: z.enum(["workspace", "publisher"]).optional(),
  /** Which of those who share it is to read it; left out, the one that it belongs to in the main. */
  publisherId: z.string().max(40).optional(),
});

const candidate = z.strictObject({
  clickId: z.string(),
  publisherId: z.string(),
  verdict: z.string(),
  rung: rung.nullable(),
  /** Counts where min ≤ ctit ≤ max. */
  window: z.strictObject({ ctitMs: micros, minMs: micros, maxMs: micros }).nullable(),
  sentence: z.string(),
});

/** A part of it, and by what; together they are the whole, to the micro. */
const credit = z.strictObject({
  /** The click or view; null = a publisher named without one. */
  clickId: z.string().nullable(),
  publisherId: z.string(),
  linkId: z.string(),
  /** Parts per million. */
  ppm: micros,
  payoutMicros: micros,
  revenueMicros: micros.nullable(),
});

const capState = z.strictObject({
  metric: z.enum(["conversions", "payout", "revenue"]),
  scope: z.enum(["campaign", "publisher", "link"]),
  period: z.enum(["day", "week", "month", "total"]),
  isHard: z.boolean(),
  limit: micros,
  /** In the period of the conversion, as it is now. */
  used: micros,
  sentence: z.string(),
});

const payoutStep = z.strictObject({
  step: z.string(),
  beforeMicros: micros.nullable(),
  afterMicros: micros.nullable(),
  sentence: z.string(),
});

export const conversionExplanation = z.strictObject({
  conversion: conversionRow.extend({
    amountMicros: micros.nullable(),
    revenueMicros: micros.nullable(),
  }),
  /** As they came in, without tokens and signatures. */
  received: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  attribution: z.strictObject({
    rung,
    /** By address and browser: a guess. */
    isProbabilistic: z.boolean(),
    sentence: z.string(),
    /** Of the rules that it was attributed by. */
    model: attributionModel,
    /** Earliest first. */
    credits: z.array(credit),
    candidates: z.array(candidate),
    /** Attributing it again gives the same publishers the same parts, by the same rung. */
    agrees: z.boolean(),
  }),
  duplicates: z.strictObject({
    policy: conversionDuplicatePolicy,
    /** What makes it one: `transaction id T-1`, `click 6zk…`. */
    key: z.string(),
    repeat: z.number().int(),
    sentence: z.string(),
  }),
  caps: z.array(capState),
  payout: z.strictObject({
    version: z.number().int(),
    /** By the terms of the publisher that it belongs to in the main. */
    steps: z.array(payoutStep),
    /** Of others who share it under different terms: the whole by these, of which each has its part. */
    shared: z
      .array(z.strictObject({ publisherId: z.string(), steps: z.array(payoutStep) }))
      .optional(),
    /** All of it. */
    payoutMicros: micros,
    /** Computing it again from the steps gives what is stored; null where they were not kept. */
    agrees: z.boolean().nullable(),
  }),
  ledger: z.array(
    z.strictObject({
      id: z.string(),
      publisherId: z.string(),
      kind: z.enum(["earn", "reverse", "adjust", "payment"]),
      amountMicros: micros,
      currency: z.string(),
      atMs: timeMs,
      note: z.string().nullable(),
    }),
  ),
  history: z.array(
    z.strictObject({
      sequence: z.number().int(),
      atMs: timeMs,
      status: z.string(),
      reason: z.string(),
      actor: z.string(),
    }),
  ),
  deliveries: z.array(
    z.strictObject({
      id: z.string(),
      endpointId: z.string(),
      event: z.string(),
      state: z.enum(["pending", "delivered", "failed"]),
      attempts: z.number().int(),
      updatedAtMs: timeMs,
    }),
  ),
  /** Everything that could be computed again gave what is stored, and the ledger holds what was decided. */
  agrees: z.boolean(),
  /** What could not be known again. */
  limits: z.array(z.string()),
});

export type ExplainQuery = z.infer<typeof explainQuery>;
export type ConversionExplanation = z.infer<typeof conversionExplanation>;
