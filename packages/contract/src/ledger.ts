import * as z from "zod";
import { currency, micros, timeMs } from "./fields.ts";
import { pageQuery } from "./pagination.ts";

const amount = z.number().int();

export const ledgerKind = z.enum(["earn", "reverse", "adjust", "payment"]);

/** Above 0 we owe more: reversals and payments are below. */
export const ledgerEntry = z.strictObject({
  id: z.string(),
  publisherId: z.string(),
  kind: ledgerKind,
  /** null = not for a conversion. */
  conversionId: z.string().nullable(),
  /** The campaign's clicks of a day that it is for; null = not for clicks. */
  clicks: z.strictObject({ campaignId: z.string(), day: z.string() }).nullable(),
  amountMicros: amount,
  currency: z.string(),
  atMs: timeMs,
  /** Why an adjustment was made, the reference of a payment. */
  note: z.string().nullable(),
  actor: z.string(),
});

/** Newest first. */
export const ledgerQuery = pageQuery.extend({
  kind: ledgerKind.optional(),
  currency: currency.optional(),
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
});

const hand = {
  currency,
  /** Given again with the same key an entry is written once. */
  key: z
    .string()
    .regex(/^[\w-]{8,64}$/, "must be 8 to 64 letters, digits, dashes or underscores")
    .optional(),
};
const sum = amount
  .min(-Number.MAX_SAFE_INTEGER)
  .max(Number.MAX_SAFE_INTEGER)
  .refine((given) => given !== 0, "must not be 0");

/** `adjust`: above 0 we owe more, below less. `payment`: what was paid; below 0 for one that came back. */
export const newLedgerEntry = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("adjust"),
    amountMicros: sum,
    ...hand,
    note: z.string().trim().min(1, "say why").max(500),
  }),
  z.strictObject({
    kind: z.literal("payment"),
    amountMicros: sum,
    ...hand,
    /** The payment's reference. */
    note: z.string().trim().min(1, "give the payment's reference").max(500),
  }),
]);

const sums = {
  earnedMicros: amount,
  reversedMicros: amount,
  adjustedMicros: amount,
  paidMicros: amount,
};

/** Balances in different currencies are never added up. */
export const publisherBalance = z.strictObject({
  publisherId: z.string(),
  publisherName: z.string(),
  balances: z.array(z.strictObject({ currency: z.string(), ...sums, balanceMicros: amount })),
});

export const balancesQuery = pageQuery.extend({ publisherId: z.string().max(40).optional() });

export const paymentTerms = z.enum([
  "weekly",
  "biweekly",
  "monthly",
  "net7",
  "net15",
  "net30",
  "net45",
  "net60",
]);

/** What is left out is the publisher's own. Other terms than its own are counted from its first entry on. */
export const statementsQuery = z.strictObject({
  terms: paymentTerms.optional(),
  /** Below it nothing is paid out and the sum is carried over; in every currency. */
  thresholdMicros: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});

export const statement = z.strictObject({
  currency: z.string(),
  terms: paymentTerms,
  /** `yyyy-mm-dd` in the workspace's zone, both inclusive. */
  firstDay: z.string(),
  lastDay: z.string(),
  dueDay: z.string(),
  thresholdMicros: amount,
  openingMicros: amount,
  ...sums,
  /** Set off between what was payable and what came since. */
  offsetMicros: amount,
  /** To be paid by this statement, on its due day. */
  payableMicros: amount,
  carriedMicros: amount,
  /** Payable by this and earlier statements and not yet paid. */
  outstandingMicros: amount,
  closingMicros: amount,
  /** By which it was marked as paid; null = it was not. */
  payment: z
    .strictObject({
      entryId: z.string(),
      amountMicros: amount,
      reference: z.string(),
      atMs: timeMs,
    })
    .nullable(),
});

/** Marks the statement of that currency as paid; asked twice with the same reference it is paid once. */
export const statementPayment = statementsQuery.extend({
  currency,
  reference: z.string().trim().min(1, "give the payment's reference").max(500),
  /** Left out, all that is still to be paid of it. */
  amountMicros: micros.min(1).optional(),
});

/** Of every publisher, what is due by that day and still to be paid. */
export const payoutsQuery = statementsQuery.extend({
  /** `yyyy-mm-dd` in the workspace's zone; left out, today. */
  date: z.iso.date("must be a day, for example 2026-11-20").optional(),
});

/** By currency, the latest period first; periods that have not ended have no statement yet. */
export const statements = z.strictObject({ data: z.array(statement) });

export type LedgerEntryRow = z.infer<typeof ledgerEntry>;
export type LedgerQuery = z.infer<typeof ledgerQuery>;
export type NewLedgerEntry = z.infer<typeof newLedgerEntry>;
export type PublisherBalance = z.infer<typeof publisherBalance>;
export type BalancesQuery = z.infer<typeof balancesQuery>;
export type StatementsQuery = z.infer<typeof statementsQuery>;
export type StatementPayment = z.infer<typeof statementPayment>;
export type PayoutsQuery = z.infer<typeof payoutsQuery>;
export type StatementRow = z.infer<typeof statement>;
