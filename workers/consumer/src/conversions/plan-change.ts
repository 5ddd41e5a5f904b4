import { holdUntil, localDay, type ConversionStatus } from "@cleverdrip/core";
import type { ConversionRecord, ConversionState } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { FRAUD_BARRIER, judgeReceipt, type Doubt } from "../fraud/judge-receipt.ts";
import { capGuards } from "./cap-guards.ts";
import { changedData, priceAgain, type Changing } from "./changed-data.ts";
import { historyLines } from "./history-lines.ts";
import {
  holdingOf,
  isUntied,
  reviewOf,
  stopBeforeApproval,
  type Barrier,
  type HoldBack,
  type Moved,
} from "./hold-back.ts";
import type { ReportCase } from "./report-case.ts";
import { refusal, type ReportPlan } from "./report-plan.ts";
import { statusesOf } from "./stored-conversion.ts";
import { termsOfPublisher } from "./terms-of-publisher.ts";

/** A report that changes a stored conversion: its data, its status, or both. */
export async function planChange(
  own: ReportCase,
  stored: ConversionRecord,
  decision: Changing,
  over: Barrier | null,
  deps: FactsDeps,
): Promise<ReportPlan> {
  const { event, atMs: saidAtMs, status: saidStatus } = own.judged;
  const agreed = await termsOfPublisher(own.campaign, event.id, stored.publisherId, deps);
  if (agreed === null) return refusal("X_CLICK_UNKNOWN", "its publisher does not exist any more");
  const atMs = Math.min(stored.atMs, saidAtMs);
  const heldUntilMs = stored.heldUntilMs === null ? null : holdUntil(atMs, event.holdDays);
  const doubt = await doubtOf(own, stored, decision, deps);
  const review = reviewOf(own);
  const held = holdingOf(heldUntilMs, deps.nowMs);
  const inTheWay = over ?? asBarrier(review) ?? doubt?.barrier ?? asBarrier(held);
  const settled = settleMove(stored, decision, inTheWay);
  const { barrier, status, steps, waiting } = settled;
  const problem = notNow(own, stored, decision, settled);
  if (problem !== null) return problem;
  const wanted = barrier?.instead === "hold" ? "approved" : status;
  const price = await priceAgain(own, stored, decision, agreed, wanted, deps);
  if (price.kind === "refused") return price;
  const history = historyLines(own, stored, decision, settled, barrier);
  const isMoved = steps.length > 0 || barrier !== null;
  const after: ConversionState = {
    ...stored,
    ...changedData(own, stored, decision),
    atMs,
    day: localDay(own.campaign.workspace.timezone, atMs),
    heldUntilMs,
    status,
    reason: isMoved ? (barrier?.reason ?? (status === "hold" ? "H_REVIEW" : "OK")) : stored.reason,
    payoutMicros: price.payoutMicros,
    revenueMicros: price.revenueMicros,
    payoutSteps: JSON.stringify(price.record),
    credits: JSON.stringify(price.credits),
    saidStatuses: saidWith(stored, saidStatus, barrier),
    waitingStatuses: JSON.stringify(waiting),
    attempt: deps.attempt,
    sequence: stored.sequence + history.length,
  };
  const isApproval = status === "approved" && stored.status !== "approved";
  const caps = isApproval ? capGuards(agreed.campaign, after) : [];
  const change = { before: stored, after, history, caps };
  const write = { ...change, isAloneOfClick: false, countsRepeats: false };
  return { kind: "write", write, hint: barrier?.hint ?? null, told: null, doubt };
}

/** What is held against a result that the report would have approved. What is on hold for fraud no report releases. */
async function doubtOf(
  { campaign }: ReportCase,
  stored: ConversionRecord,
  { statusChange }: Changing,
  deps: FactsDeps,
): Promise<Doubt | null> {
  if (statusChange?.steps.includes("approved") !== true) return null;
  const doubt = await judgeReceipt(campaign.workspace, stored, false, deps);
  const isHeld = stored.status === "hold" && stored.reason === "H_FRAUD";
  if (!isHeld) return doubt;
  return { verdict: doubt?.verdict ?? null, barrier: doubt?.barrier ?? FRAUD_BARRIER };
}

type SettledMove = Moved & { readonly status: ConversionStatus; readonly barrier: Barrier | null };

/** The statuses that the report leads to, up to what stands in the way of an approval. */
function settleMove(
  stored: ConversionRecord,
  { statusChange }: Changing,
  inTheWay: Barrier | null,
): SettledMove {
  const waiting = statusesOf(stored.waitingStatuses);
  const moved: Moved = statusChange ?? { steps: [], waiting };
  const barrier = moved.steps.includes("approved") ? inTheWay : null;
  const settled =
    barrier === null ? moved : stopBeforeApproval(stored.status, moved, barrier.instead);
  return { ...settled, status: settled.steps.at(-1) ?? stored.status, barrier };
}

/** Why the report changes nothing, or null: nothing is new, or it does not prove enough to change what is stored. */
function notNow(
  own: ReportCase,
  stored: ConversionRecord,
  decision: Changing,
  { barrier, steps, waiting }: SettledMove,
): ReportPlan | null {
  const known = statusesOf(stored.waitingStatuses);
  const isNews = steps.length > 0 || !waiting.every((status) => known.includes(status));
  if (decision.kind === "move" && barrier?.reason === stored.reason && !isNews) {
    const told = { verdict: "duplicate", reason: barrier.reason, hint: barrier.hint } as const;
    return { kind: "known", told, stored, dataAtMs: null };
  }
  if (isUntied(own) || own.proof === "weak") {
    return refusal("X_TOKEN", "to change what is stored, send the campaign's token or signature");
  }
  const review = decision.kind === "move" ? null : reviewOf(own);
  if (review === null || stored.status !== "approved") return null;
  const told = { verdict: "conflict", reason: "X_CONFLICT", hint: review.hint } as const;
  return { kind: "known", told, stored, dataAtMs: null };
}

/** What was kept back may be said again: by then nothing may stand in its way. */
function saidWith(
  { saidStatuses }: ConversionRecord,
  status: ConversionStatus,
  barrier: Barrier | null,
): string {
  const isTaken = barrier?.instead !== "hold" || status !== "approved";
  return JSON.stringify([...new Set([...statusesOf(saidStatuses), ...(isTaken ? [status] : [])])]);
}

function asBarrier(back: HoldBack | null): Barrier | null {
  return back === null ? null : { ...back, instead: "hold" };
}
