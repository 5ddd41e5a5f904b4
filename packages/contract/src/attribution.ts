import * as z from "zod";
import { attributionModel, attributionWindow, rung } from "./conversion-policy.ts";
import { timeMs } from "./fields.ts";

const DAY_MS = 86_400_000;
const micros = z.number().int();

/** What is left out is as the campaign has it. */
export const whatIfQuestion = z.strictObject({
  model: attributionModel,
  rungs: z.array(rung).min(1, "without a rung nobody is ever paid").max(5).optional(),
  minWindowMs: z
    .number()
    .int()
    .min(0)
    .max(364 * DAY_MS)
    .optional(),
  maxWindowMs: z
    .strictObject({
      "click-id": attributionWindow.optional(),
      cookie: attributionWindow.optional(),
      fingerprint: attributionWindow.optional(),
    })
    .optional(),
  viewThrough: z.strictObject({ windowMs: attributionWindow }).nullable().optional(),
  /** The conversions that were received in so many days until now. */
  days: z.number().int().min(1).max(90),
});

const money = z.strictObject({
  /** Parts per million: a conversion shared by two publishers counts 500,000 for each. */
  conversionsPpm: micros,
  payoutMicros: micros,
  revenueMicros: micros,
});

export const whatIfAnswer = z.strictObject({
  fromMs: timeMs,
  toMs: timeMs,
  /** Approved ones that were attributed again. */
  conversions: z.number().int(),
  /** Of those, how many would pay other publishers, or others differently. */
  changed: z.number().int(),
  /** Of those, how many would be nobody's. */
  unattributed: z.number().int(),
  /** False: older ones were left out. */
  isComplete: z.boolean(),
  /** One row for each publisher and currency; null = nobody, last. */
  rows: z.array(
    z.strictObject({
      publisherId: z.string().nullable(),
      publisherName: z.string().nullable(),
      currency: z.string(),
      now: money,
      instead: money,
      /** Instead less now. */
      difference: money,
    }),
  ),
  /** What the comparison could not know. */
  limits: z.array(z.string()),
});

export type WhatIfQuestion = z.infer<typeof whatIfQuestion>;
export type WhatIfAnswer = z.infer<typeof whatIfAnswer>;
