import * as z from "zod";
import { micros, timeMs } from "./fields.ts";

/** At most four decimals, which are kept exactly. */
export const percent = z.number().min(0).max(100);

/**
 * A fixed amount for cpa, cpl and cpi; a share of the sale amount for cps, of what the advertiser owes for revshare; hybrid
 * is an amount and a share of the sale amount on top.
 */
export const payoutRule = z.discriminatedUnion("model", [
  z.strictObject({ model: z.enum(["cpa", "cpl", "cpi"]), amountMicros: micros }),
  z.strictObject({ model: z.enum(["cps", "revshare"]), percent }),
  z.strictObject({ model: z.literal("hybrid"), amountMicros: micros, percent }),
]);

/** For every payable click of the campaign, whatever becomes of it. */
export const clickRule = z.strictObject({ model: z.literal("cpc"), amountMicros: micros });

const anyRule = z.discriminatedUnion("model", [...payoutRule.options, clickRule]);

/** The name of a group of publishers; "" = none. Compared as it is written. */
export const tier = z.string().trim().max(40);

const terms = {
  /** "" = for clicks: such terms are of the model cpc, and no others. */
  eventTypeId: z.string().max(40),
  scope: z.enum(["tier", "publisher"]),
  /** The tier's name or the publisher's id. */
  subject: z.string().trim().min(1).max(40),
};

/** Terms that differ from the event type's own: a publisher's go before its tier's, both before the campaign's. */
export const newPayoutTerms = z.strictObject({ ...terms, payout: anyRule });

export const payoutTerms = z.strictObject({
  id: z.string(),
  ...terms,
  payout: anyRule,
  createdAtMs: timeMs,
});

export const payoutTermsList = z.strictObject({ data: z.array(payoutTerms) });

/** Which of a campaign's terms. */
export const payoutTermsQuery = z.strictObject({
  eventTypeId: terms.eventTypeId.optional(),
  scope: terms.scope.optional(),
  subject: terms.subject.optional(),
});

/** Which one: all three belong to the key. */
export const payoutTermsKey = z.strictObject(terms);

export type PayoutRule = z.infer<typeof payoutRule>;
export type NewPayoutTerms = z.infer<typeof newPayoutTerms>;
export type PayoutTermsRow = z.infer<typeof payoutTerms>;
export type PayoutTermsKey = z.infer<typeof payoutTermsKey>;
export type PayoutTermsQuery = z.infer<typeof payoutTermsQuery>;
