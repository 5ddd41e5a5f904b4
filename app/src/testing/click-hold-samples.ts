import type { ClickHold, ClickHoldPage, PublisherClickHold } from "@cleverdrip/contract";
import { AT_MS } from "./at-ms.ts";

export function clickHold(part: Partial<ClickHold> = {}): ClickHold {
  return {
    day: "2026-11-20",
    campaignId: "cmp_1",
    campaignName: "Summer sale",
    publisherId: "pub_1",
    publisherName: "Coupon Corner",
    currency: "USD",
    earnedMicros: 10_000_000,
    heldMicros: 4_000_000,
    marked: 1_200,
    sampled: 3_000,
    score: 0.93,
    signals: [
      {
        rule: "hidden-frame",
        title: "Clicks in frames that nobody sees",
        score: 0.93,
        detail: "40 % of 3000 clicks came from a frame that is not in view; of the peers' 2 % do.",
      },
    ],
    sinceMs: AT_MS,
    rulesVersion: "1",
    decision: "open",
    decidedBy: null,
    decidedAtMs: null,
    note: "",
    openAppealId: null,
    ...part,
  };
}

/** As Ada decided it. */
export function decidedHold(decision: "paid" | "refused", part: Partial<ClickHold> = {}) {
  return clickHold({ decision, decidedBy: "Ada", decidedAtMs: AT_MS, ...part });
}

export function clickHoldPage(...data: readonly ClickHold[]): ClickHoldPage {
  const open = data.filter(({ decision }) => decision === "open");
  const held = [...Map.groupBy(open, ({ currency }) => currency)].map(([currency, own]) => ({
    currency,
    micros: own.reduce((sum, { heldMicros }) => sum + heldMicros, 0),
    days: own.length,
  }));
  return { data: [...data], nextCursor: null, held };
}

export function publisherClickHold(part: Partial<PublisherClickHold> = {}): PublisherClickHold {
  return {
    day: "2026-11-20",
    campaignId: "cmp_1",
    campaignName: "Summer sale",
    currency: "USD",
    heldMicros: 4_000_000,
    decision: "open",
    reasons: ["A part of the clicks does not look like that of people who want the page."],
    appeal: null,
    ...part,
  };
}
