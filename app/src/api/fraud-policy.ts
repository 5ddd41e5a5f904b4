import type {
  FraudPolicyView,
  FraudWhatIfAnswer,
  FraudWhatIfQuestion,
  OwnFraudPolicyInput,
} from "@cleverdrip/contract";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./request.ts";

/** A campaign's; null = the workspace's. */
const path = (campaignId: string | null) =>
  campaignId === null
    ? "/v1/fraud/policy"
    : `/v1/campaigns/${encodeURIComponent(campaignId)}/fraud`;

export const fraudPolicyQuery = (campaignId: string | null) =>
  queryOptions({
    queryKey: ["fraud", "policy", campaignId],
    queryFn: ({ signal }) => request<FraudPolicyView>(path(campaignId), { signal }),
  });

export function putFraudPolicy(
  campaignId: string | null,
  body: OwnFraudPolicyInput,
): Promise<FraudPolicyView> {
  return request<FraudPolicyView>(path(campaignId), { method: "PUT", body });
}

/** What these rules would have done in the past days; nothing is changed. */
export function askFraudWhatIf(body: FraudWhatIfQuestion): Promise<FraudWhatIfAnswer> {
  return request<FraudWhatIfAnswer>("/v1/fraud/what-if", { method: "POST", body });
}
