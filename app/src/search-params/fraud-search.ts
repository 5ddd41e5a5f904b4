import type { ClickHold, FraudReviewQuery } from "@cleverdrip/contract";
import { choiceParameter, given, textParameter } from "./text.ts";

export const DECISIONS = ["open", "approved", "rejected"] as const;
export const REVIEW_ORDERS = ["score", "money", "time"] as const;
export const LEAST_SCORES = ["0.5", "0.8", "0.9", "0.95"] as const;
export const ACTIONS = ["tag", "hold", "reject"] as const;

export type ReviewSearch = {
  readonly decision?: FraudReviewQuery["decision"] & string;
  readonly action?: (typeof ACTIONS)[number];
  readonly publisherId?: string;
  readonly campaignId?: string;
  readonly rule?: string;
  readonly minScore?: (typeof LEAST_SCORES)[number];
  readonly sort?: FraudReviewQuery["sort"];
};

export function reviewSearch(search: Record<string, unknown>): ReviewSearch {
  return given({
    decision: choiceParameter(search["decision"], DECISIONS),
    action: choiceParameter(search["action"], ACTIONS),
    publisherId: textParameter(search["publisherId"]),
    campaignId: textParameter(search["campaignId"]),
    rule: textParameter(search["rule"]),
    minScore: choiceParameter(textParameter(search["minScore"]), LEAST_SCORES),
    sort: choiceParameter(search["sort"], REVIEW_ORDERS),
  });
}

export type FindingSearch = { readonly publisherId?: string; readonly campaignId?: string };

export function findingSearch(search: Record<string, unknown>): FindingSearch {
  return given({
    publisherId: textParameter(search["publisherId"]),
    campaignId: textParameter(search["campaignId"]),
  });
}

export type AppealSearch = { readonly publisherId?: string; readonly open?: "true" | "false" };

export function appealSearch(search: Record<string, unknown>): AppealSearch {
  return given({
    publisherId: textParameter(search["publisherId"]),
    open: choiceParameter(textParameter(search["open"]), ["true", "false"]),
  });
}

export const HOLD_STATES = ["open", "paid", "refused"] as const;

export type ClickHoldSearch = {
  readonly decision?: ClickHold["decision"];
  readonly publisherId?: string;
  readonly campaignId?: string;
};

export function clickHoldSearch(search: Record<string, unknown>): ClickHoldSearch {
  return given({
    decision: choiceParameter(search["decision"], HOLD_STATES),
    publisherId: textParameter(search["publisherId"]),
    campaignId: textParameter(search["campaignId"]),
  });
}
