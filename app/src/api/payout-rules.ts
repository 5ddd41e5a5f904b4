import type { NewPayoutTerms, PayoutTermsKey, PayoutTermsRow } from "@cleverdrip/contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

type PayoutTermsList = { readonly data: readonly PayoutTermsRow[] };

const rules = (campaignId: string) =>
  `/v1/campaigns/${encodeURIComponent(campaignId)}/payout-rules`;

export const payoutRulesQuery = (campaignId: string) =>
  queryOptions({
    queryKey: ["payout-rules", campaignId],
    queryFn: ({ signal }) => request<PayoutTermsList>(rules(campaignId), { signal }),
  });

/** Makes or replaces the terms of that subject for that event type. */
export function putPayoutRule(campaignId: string, body: NewPayoutTerms): Promise<PayoutTermsRow> {
  return request<PayoutTermsRow>(rules(campaignId), { method: "PUT", body });
}

export function removePayoutRule(campaignId: string, key: PayoutTermsKey): Promise<void> {
  const { eventTypeId, scope, subject } = key;
  // Not as a filter, where empty is left out: terms for clicks have an empty event type.
  const parameters = new URLSearchParams({ eventTypeId, scope, subject });
  return request<void>(`${rules(campaignId)}?${parameters.toString()}`, { method: "DELETE" });
}
