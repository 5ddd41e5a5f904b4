import type {
  DecidedResult,
  FraudAppeal,
  FraudDecision,
  FraudDecisionDetail,
} from "@cleverdrip/contract";
import { AT_MS } from "./at-ms.ts";

export function fraudDecision(part: Partial<FraudDecision> = {}): FraudDecision {
  return {
    id: "fdc_1",
    atMs: AT_MS,
    actor: "usr_1",
    actorName: "Ada",
    decision: "reject",
    note: "click injection",
    count: 1,
    undoneAtMs: null,
    ...part,
  };
}

export function decidedResult(part: Partial<DecidedResult> = {}): DecidedResult {
  return {
    conversionId: "cnv_1",
    atMs: AT_MS,
    eventName: "sale",
    txid: "order-1",
    campaignId: "cmp_1",
    campaignName: "Summer sale",
    publisherId: "pub_1",
    publisherName: "Coupon Corner",
    currency: "USD",
    payoutMicros: 4_000_000,
    status: "rejected",
    reason: "OK_MANUAL",
    before: { status: "hold", reason: "H_FRAUD" },
    ...part,
  };
}

export function fraudDecisionDetail(part: Partial<FraudDecisionDetail> = {}): FraudDecisionDetail {
  return {
    ...fraudDecision(),
    money: [{ currency: "USD", conversions: 1, payoutMicros: 4_000_000 }],
    publishers: [{ publisherId: "pub_1", publisherName: "Coupon Corner", conversions: 1 }],
    publisherCount: 1,
    results: [decidedResult()],
    ...part,
  };
}

export function fraudAppeal(part: Partial<FraudAppeal> = {}): FraudAppeal {
  return {
    id: "apl_1",
    conversionId: "cnv_1",
    publisherId: "pub_1",
    publisherName: "Coupon Corner",
    atMs: AT_MS,
    text: "These are our own newsletter's readers.",
    answeredAtMs: null,
    answer: null,
    outcome: null,
    conversion: {
      status: "hold",
      reason: "H_FRAUD",
      eventName: "sale",
      payoutMicros: 4_000_000,
      currency: "USD",
      campaignId: "cmp_1",
    },
    clickDay: null,
    ...part,
  };
}

/** Of a day of paid clicks that is held. */
export function clickDayAppeal(part: Partial<FraudAppeal> = {}): FraudAppeal {
  const hold = { currency: "USD", heldMicros: 12_300_000, decision: "open" as const };
  const clickDay = {
    day: "2026-11-20",
    campaignId: "cmp_1",
    campaignName: "Harbour Times",
    hold,
  };
  return fraudAppeal({ id: "apl_2", conversionId: null, conversion: null, clickDay, ...part });
}
