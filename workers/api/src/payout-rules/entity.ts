import type { PayoutTermsRow } from "@cleverdrip/contract";
import type { PayoutRuleRecord } from "@cleverdrip/db";
import { shownPayout } from "../campaigns/payout.ts";

export function toPayoutTerms(record: PayoutRuleRecord): PayoutTermsRow {
  const { id, eventTypeId, scope, subject, createdAtMs } = record;
  return { id, eventTypeId, scope, subject, payout: shownRule(record), createdAtMs };
}

function shownRule({ payoutModel, payoutMicros, payoutPpm }: PayoutRuleRecord) {
  return payoutModel === "cpc"
    ? { model: payoutModel, amountMicros: payoutMicros ?? 0 }
    : shownPayout({ payoutModel, payoutMicros, payoutPpm });
}
