import type { ClickEvidence, FraudReview, FraudSignal } from "@cleverdrip/contract";
import { ruleTitle, type Signal } from "@cleverdrip/core";
import type { DoubtedClick, DoubtedRecord } from "@cleverdrip/db";
import type { Names } from "./names.ts";

export function toReview(
  record: DoubtedRecord,
  names: Names,
  openAppealId: string | null,
): FraudReview {
  const { publisherId, campaignId, clickAtMs, receivedAtMs, clickId } = record;
  return {
    conversionId: record.conversionId,
    atMs: record.atMs,
    status: record.status,
    reason: record.reason,
    eventName: record.eventName,
    txid: record.txid,
    currency: record.currency,
    amountMicros: record.amountMicros,
    payoutMicros: record.payoutMicros,
    campaignId,
    campaignName: names.campaign(campaignId),
    publisherId,
    publisherName: names.publisher(publisherId),
    score: record.score,
    signals: shownSignals(record.signals),
    action: record.action,
    decision: record.decision,
    decidedBy: record.decidedBy,
    judgedAtMs: record.judgedAtMs,
    rulesVersion: String(record.rulesVersion),
    clickId,
    ctitMs: ctitOf(clickAtMs, receivedAtMs),
    click: record.click === null ? null : toEvidence(record.click),
    openAppealId,
  };
}

/** The strongest first; of equal ones as they were found. */
export function shownSignals(signals: readonly Signal[]): FraudSignal[] {
  return signals
    .map(({ rule, score, detail }) => ({ rule, title: ruleTitle(rule), score, detail }))
    .toSorted((a, b) => b.score - a.score);
}

/** A click stamped by a faster clock than the postback's counts as simultaneous. */
export function ctitOf(clickAtMs: number, receivedAtMs: number): number {
  return Math.max(0, receivedAtMs - clickAtMs);
}

export function toEvidence(click: DoubtedClick): ClickEvidence {
  const { userAgent: _userAgent, ipPrefix: _ipPrefix, subs, ...shown } = click;
  return { ...shown, sub1: subs["sub1"] ?? "" };
}
