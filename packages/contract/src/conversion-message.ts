import * as z from "zod";

/** A conversion report whose click id is proven ours; amounts and words are still as the caller wrote them. */
export const conversionEvent = z.strictObject({
  v: z.literal(1),
  kind: z.literal("conversion"),
  receivedAtMs: z.number().int(),
  via: z.enum(["postback", "pixel"]),
  clickId: z.string().length(32),
  clickAtMs: z.number().int(),
  linkNumber: z.number().int(),
  txid: z.string().nullable(),
  event: z.string().nullable(),
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  status: z.string().nullable(),
});

/** What the caller of a postback is told. `hint` says how to mend a refusal. */
export const conversionVerdict = z.strictObject({
  verdict: z.enum(["recorded", "duplicate", "conflict", "held", "rejected", "accepted"]),
  reason: z.string(),
  conversionId: z.string().nullable(),
  status: z.string().nullable(),
  payoutMicros: z.number().int().nullable(),
  revenueMicros: z.number().int().nullable(),
  currency: z.string().nullable(),
  hint: z.string().nullable(),
});

export type ConversionEvent = z.infer<typeof conversionEvent>;
export type ConversionVerdict = z.infer<typeof conversionVerdict>;
