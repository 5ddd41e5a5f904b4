import {
  CONVERSION_DUPLICATE_POLICIES,
  DEFAULT_CONVERSION_DUPLICATE_POLICY,
  type PayableEvent,
  type PayoutTerms,
  type RevenueTerms,
} from "@cleverdrip/core";

type PayoutRow = {
  readonly payout_model: string;
  readonly payout_micros: number | null;
  readonly payout_ppm: number | null;
};

export type EventRow = PayoutRow & {
  readonly id: string;
  readonly name: string;
  readonly aliases: string;
  readonly duplicate_policy: string;
  readonly hold_days: number;
  readonly revenue_micros: number | null;
  readonly revenue_ppm: number | null;
};

export type RuleRow = PayoutRow & {
  readonly event_type_id: string;
  readonly scope: "tier" | "publisher";
  readonly subject: string;
};

/** A campaign's events with what is agreed with one publisher, in the rows' order. */
export function payableEvents(
  events: readonly EventRow[],
  rules: readonly RuleRow[],
): readonly PayableEvent[] {
  return events.map((row) => {
    const rule = (scope: RuleRow["scope"]) =>
      rules.find((own) => own.event_type_id === row.id && own.scope === scope);
    const [tier, override] = [rule("tier"), rule("publisher")];
    return {
      id: row.id,
      name: row.name,
      aliases: JSON.parse(row.aliases) as string[],
      duplicatePolicy:
        CONVERSION_DUPLICATE_POLICIES.find((policy) => policy === row.duplicate_policy) ??
        DEFAULT_CONVERSION_DUPLICATE_POLICY,
      holdDays: row.hold_days,
      revenue: revenueTerms(row),
      payout: payoutTerms(row),
      tier: tier === undefined ? null : { name: tier.subject, terms: payoutTerms(tier) },
      override: override === undefined ? null : payoutTerms(override),
    };
  });
}

function revenueTerms({ revenue_micros, revenue_ppm }: EventRow): RevenueTerms {
  if (revenue_ppm !== null) return { model: "rps", ppm: revenue_ppm };
  if (revenue_micros !== null) return { model: "rpa", amountMicros: revenue_micros };
  return { model: "reported" };
}

function payoutTerms({ payout_model, payout_micros, payout_ppm }: PayoutRow): PayoutTerms {
  const amountMicros = payout_micros ?? 0;
  const ppm = payout_ppm ?? 0;
  switch (payout_model) {
    case "cps":
    case "revshare":
      return { model: payout_model, ppm };
    case "hybrid":
      return { model: "hybrid", amountMicros, ppm, of: "sale" };
    case "cpc":
    case "cpl":
    case "cpi":
      return { model: payout_model, amountMicros };
    default:
      return { model: "cpa", amountMicros };
  }
}
