import {
  attributionRecord,
  creditsOf,
  holdUntil,
  localDay,
  type ConversionStatus,
  type CreditedConversion,
  type PayoutInput,
} from "@cleverdrip/core";
import type { CampaignTerms, ConversionState } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { judgeReceipt } from "../fraud/judge-receipt.ts";
import { capGuards } from "./cap-guards.ts";
import { holdingOf, reviewOf, type Barrier, type HoldBack } from "./hold-back.ts";
import { priceResult, volumeFigure } from "./price-result.ts";
import { conversionId, type ReportCase } from "./report-case.ts";
import { refusal, type ReportPlan } from "./report-plan.ts";
import { shareResult, type SharedResult } from "./share-result.ts";
import { termsOfPublisher, type AgreedTerms } from "./terms-of-publisher.ts";

/** A result of its own: whose, what it is worth, and whether it counts at once. */
export async function planCreate(
  own: ReportCase,
  over: HoldBack | null,
  deps: FactsDeps,
): Promise<ReportPlan> {
  const { judged, campaign, journey } = own;
  const { event, atMs } = judged;
  const { attribution } = journey;
  if (attribution.kind === "unattributed") {
    return refusal(attribution.reason, attribution.considered[0]?.sentence ?? NOBODY);
  }
  const credited = creditsOf(attribution.shares, journey);
  if (credited === null) return refusal("X_CLICK_UNKNOWN", NOBODY);
  const { publisherId } = credited;
  const agreed = await termsOfPublisher(campaign, event.id, publisherId, deps);
  if (agreed === null) return refusal("X_CLICK_UNKNOWN", NOBODY);
  const price = await priceShared(own, agreed, credited, deps);
  if (price.kind === "refused") return price;
  const heldUntilMs = holdUntil(atMs, event.holdDays);
  const isApproval = judged.status === "approved";
  const result = {
    ...(await identity(own, agreed.campaign, deps)),
    ...data(own),
    ...creditFields(own, { ...credited, credits: price.credits }),
    payoutMicros: price.payoutMicros,
  };
  const doubt = isApproval
    ? await judgeReceipt(agreed.campaign.workspace, result, true, deps)
    : null;
  const holding = isApproval ? (over ?? reviewOf(own)) : null;
  const back =
    holding ?? doubt?.barrier ?? (isApproval ? holdingOf(heldUntilMs, deps.nowMs) : null);
  const status = back === null ? judged.status : statusOf(back);
  const after: ConversionState = {
    ...result,
    rung: attribution.rung,
    heldUntilMs,
    status,
    reason: back?.reason ?? (status === "hold" ? "H_REVIEW" : "OK"),
    // What was kept back may be said again: by then nothing may stand in its way.
    saidStatuses: JSON.stringify(back === null ? [judged.status] : []),
    revenueMicros: price.revenueMicros,
    payoutSteps: JSON.stringify(price.record),
  };
  const write = creation(own, after, status);
  return { kind: "write", hint: back?.hint ?? null, told: null, doubt, write };
}

/** What is rejected for fraud is recorded: it is looked at, and may be let through after all. */
function statusOf(back: HoldBack | Barrier): ConversionStatus {
  return "instead" in back ? back.instead : "hold";
}

async function priceShared(
  own: ReportCase,
  agreed: AgreedTerms,
  { publisherId, credits }: CreditedConversion,
  deps: FactsDeps,
): Promise<SharedResult> {
  const { status, atMs } = own.judged;
  const { campaign, event } = agreed;
  const input = await payoutInput(own, agreed, publisherId, deps);
  const price = priceResult(campaign, event, input, status);
  if (price.kind === "refused") return price;
  return shareResult(price, { campaign, eventTypeId: event.id, atMs, status, credits }, deps);
}

function creditFields(
  { judged, campaign, journey }: ReportCase,
  { publisherId, linkId, credits }: CreditedConversion,
) {
  const record = attributionRecord(
    campaign.terms.policy.attribution,
    judged.conversion,
    journey.named?.linkId ?? "",
  );
  return {
    publisherId,
    linkId,
    credits: JSON.stringify(credits),
    attribution: JSON.stringify(record),
    visitorId: journey.visitorId,
  };
}

async function payoutInput(
  { judged }: ReportCase,
  { campaign }: AgreedTerms,
  publisherId: string,
  deps: FactsDeps,
): Promise<PayoutInput> {
  const { saleMicros, revenueMicros, exchanged, atMs } = judged;
  const figure = await volumeFigure(campaign, publisherId, atMs, deps);
  const byHand = { manualPayoutMicros: null, manualRevenueMicros: null };
  return { saleMicros, revenueMicros, volumeFigure: figure, ...byHand, exchanged };
}

const NOBODY =
  "nothing in the report leads to a publisher: send the click_id, a coupon, or campaign_id and publisher_id";

function creation(own: ReportCase, after: ConversionState, status: ConversionStatus) {
  const { duplicatePolicy } = own.judged.event;
  const line = { status, reason: after.reason, actor: after.via };
  return {
    before: null,
    after,
    history: [line],
    caps: status === "approved" ? capGuards(own.campaign, after) : [],
    isAloneOfClick: duplicatePolicy === "ignore",
    countsRepeats: duplicatePolicy === "create-repeated",
  };
}

async function identity(
  own: ReportCase,
  { workspace, campaignId }: CampaignTerms,
  deps: FactsDeps,
) {
  const { opened, judged, dedupeKey, click, journey } = own;
  const { report, said } = opened;
  const eventTypeId = judged.event.id;
  return {
    id: await conversionId(workspace.id, { eventTypeId, dedupeKey }, report.receivedAtMs),
    eventTypeId,
    eventName: judged.event.name,
    dedupeKey,
    txid: said.txid,
    clickId: click?.clickId ?? "",
    clickAtMs: click?.atMs ?? journey.touchedAtMs ?? judged.atMs,
    atMs: judged.atMs,
    day: localDay(workspace.timezone, judged.atMs),
    receivedAtMs: report.receivedAtMs,
    attempt: deps.attempt,
    sequence: 1,
    campaignId,
    originalStatus: said.status,
    via: report.via,
    eventAtMs: said.eventAtMs,
    received: JSON.stringify(opened.shown),
    repeat: 0,
  };
}

function data({ opened, incoming, campaign }: ReportCase) {
  const { amountMicros, coupon } = incoming.data;
  const { currency } = campaign.terms;
  return {
    currency,
    amountMicros,
    coupon,
    counted: JSON.stringify([{ amountMicros, currency, by: opened.id }]),
    dataAtMs: incoming.atMs,
    waitingStatuses: "[]",
  };
}
