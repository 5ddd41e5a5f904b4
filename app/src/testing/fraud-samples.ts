import { FRAUD_RULES_VERSION } from "@cleverdrip/core";
import type {
  ConversionFraud,
  FraudFinding,
  FraudOverview,
  FraudOverviewPublisher,
  FraudPolicyView,
  FraudReview,
  FraudReviewPage,
  FraudWhatIfAnswer,
} from "@cleverdrip/contract";
import { AT_MS } from "./at-ms.ts";

const CLICK_ID = "0123456789abcdefghjkmnpqrstvwxyz";

const SOON = {
  rule: "too-soon",
  title: "Too soon after the click",
  score: 0.86,
  detail: "31 % of 212 results came under 45 s after their click; of the peers' 4.5 % do.",
} as const;

export function fraudFinding(part: Partial<FraudFinding> = {}): FraudFinding {
  return {
    id: "fnd_1",
    rule: "too-soon",
    title: "Too soon after the click",
    about: "results",
    publisherId: "pub_1",
    publisherName: "Coupon Corner",
    sub: null,
    campaignId: null,
    campaignName: null,
    event: null,
    signs: ["under 45 s after the click"],
    seen: 66,
    of: 212,
    share: 0.31,
    peerShare: 0.045,
    peers: 1_840,
    chance: 1e-12,
    score: 0.86,
    sinceMs: AT_MS - 3_600_000,
    judgedAtMs: AT_MS,
    sentence: "31 % of 212 results came under 45 s; peers 4.5 %.",
    money: [{ currency: "USD", conversions: 66, payoutMicros: 264_000_000 }],
    ...part,
  };
}

export function fraudReview(part: Partial<FraudReview> = {}): FraudReview {
  return {
    conversionId: "cnv_1",
    atMs: AT_MS,
    status: "hold",
    reason: "H_FRAUD",
    eventName: "sale",
    txid: "order-1",
    currency: "USD",
    amountMicros: 25_000_000,
    payoutMicros: 4_000_000,
    campaignId: "cmp_1",
    campaignName: "Summer sale",
    publisherId: "pub_1",
    publisherName: "Coupon Corner",
    score: 0.86,
    signals: [SOON],
    action: "hold",
    decision: "open",
    decidedBy: null,
    judgedAtMs: AT_MS,
    rulesVersion: "1",
    clickId: CLICK_ID,
    ctitMs: 9_000,
    click: {
      id: CLICK_ID,
      atMs: AT_MS - 9_000,
      reason: "OK",
      country: "DE",
      city: "Berlin",
      asn: 3320,
      asOrganization: "Deutsche Telekom",
      browser: "Chrome",
      os: "Android",
      device: "mobile",
      language: "de",
      referrerDomain: "",
      sub1: "placement-17",
    },
    openAppealId: null,
    ...part,
  };
}

export function reviewPage(...data: readonly FraudReview[]): FraudReviewPage {
  const payoutMicros = data.reduce((sum, row) => sum + row.payoutMicros, 0);
  const openMoney = [{ currency: "USD", conversions: data.length, payoutMicros }];
  return {
    data: [...data],
    nextCursor: null,
    counts: {
      open: data.length,
      approved: 0,
      rejected: 0,
      openMoney: data.length === 0 ? [] : openMoney,
    },
  };
}

const NO_SUMS: FraudOverview["totals"] = {
  results: 0,
  held: 0,
  rejected: 0,
  released: 0,
  tagged: 0,
  heldMoney: [],
  rejectedMoney: [],
  releasedMoney: [],
  clicks: { recorded: 0, counted: 0, invalid: [] },
  findings: 0,
};

export function overviewPublisher(
  part: Partial<FraudOverviewPublisher> = {},
): FraudOverviewPublisher {
  return {
    ...NO_SUMS,
    publisherId: "pub_1",
    publisherName: "Coupon Corner",
    newestFindingMs: null,
    notEnough: null,
    ...part,
  };
}

export function fraudOverview(part: Partial<FraudOverview> = {}): FraudOverview {
  return {
    fromMs: AT_MS - 30 * 86_400_000,
    toMs: AT_MS,
    judgedAtMs: AT_MS,
    rulesVersion: "1",
    clicksLookedAt: { clicks: 0, isComplete: true },
    openReviews: 0,
    openAppeals: 0,
    heldClicks: [],
    keptOut: [],
    totals: NO_SUMS,
    publishers: [],
    ...part,
  };
}

export function fraudPolicy(part: Partial<FraudPolicyView> = {}): FraudPolicyView {
  return {
    campaignId: null,
    isOn: { value: true, from: "default" },
    rulesVersion: { value: FRAUD_RULES_VERSION, from: "default" },
    ruleSets: [
      { version: FRAUD_RULES_VERSION, change: "Sub ids are judged by themselves." },
      { version: 4, change: "Each publisher is judged as a whole." },
    ],
    postbackWaitMinutes: { value: 10, from: "default" },
    rules: [
      {
        id: "too-soon",
        title: "Too soon after the click",
        sentence: "Results that come sooner than people can be.",
        mode: "hold",
        minScore: 0.8,
        from: "default",
      },
      {
        id: "low-rate",
        title: "Few results for many clicks",
        sentence: "Clicks that hardly ever lead to a result.",
        mode: "tag",
        minScore: 0.8,
        from: "default",
      },
    ],
    allow: [],
    block: [],
    own: {},
    updatedAtMs: null,
    ...part,
  };
}

export function conversionFraud(part: Partial<ConversionFraud> = {}): ConversionFraud {
  return {
    conversionId: "cnv_1",
    status: "approved",
    reason: "OK",
    campaignId: "cmp_1",
    publisherId: "pub_1",
    sentence: "Nothing is held against it.",
    verdict: null,
    now: { mode: "off", score: 0 },
    listed: null,
    counterfactuals: [],
    click: null,
    ctitMs: 60_000,
    findings: [],
    evidence: { clickId: CLICK_ID, findingIds: [], conversionIds: [] },
    decisions: [],
    appeals: [],
    publisherReasons: [],
    ...part,
  };
}

/** Held for a signal that a finding stands behind. */
export function doubtedConversion(part: Partial<ConversionFraud> = {}): ConversionFraud {
  return conversionFraud({
    status: "hold",
    reason: "H_FRAUD",
    sentence: "Held: it came too soon after its click.",
    verdict: {
      score: 0.86,
      signals: [{ ...SOON, mode: "hold", minScore: 0.8, from: "default", counts: true }],
      action: "hold",
      decision: "open",
      decidedBy: null,
      rulesVersion: "1",
      judgedAtMs: AT_MS,
      changedAtMs: AT_MS,
    },
    now: { mode: "hold", score: 0.86 },
    counterfactuals: ["if it had come 45 s or more after its click"],
    ctitMs: 9_000,
    findings: [fraudFinding()],
    evidence: { clickId: CLICK_ID, findingIds: ["fnd_1"], conversionIds: ["cnv_7", "cnv_8"] },
    publisherReasons: ["The time from click to result is not that of other publishers' visitors."],
    ...part,
  });
}

export function whatIf(part: Partial<FraudWhatIfAnswer> = {}): FraudWhatIfAnswer {
  const sums = { held: [], rejected: [], letThrough: [] };
  return {
    fromMs: AT_MS - 30 * 86_400_000,
    toMs: AT_MS,
    conversions: 66,
    changed: 0,
    results: 212,
    rulesVersion: { now: 6, instead: 6 },
    isComplete: true,
    now: sums,
    instead: sums,
    publishers: [],
    rules: [],
    clicks: { days: 0, changed: 0, now: [], instead: [], publishers: [] },
    examples: [],
    limits: ["Results that a person decided on stay as decided."],
    ...part,
  };
}
