import {
  judgeResult,
  shortSub,
  unpackTraits,
  type RuleMode,
  type SourceResult,
} from "@cleverdrip/core";
import {
  findFraudVerdict,
  LEAD_NAMES,
  readJudgedClick,
  type ConversionState,
  type JudgedClick,
  type JudgedVerdict,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import type { Barrier } from "../conversions/hold-back.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { LEAST_SCORE, rounded } from "./store-verdicts.ts";
import { weighResult } from "./weigh-result.ts";

/** What is held against a result that is about to be approved. */
export type Doubt = {
  /** null: it is approved all the same. */
  readonly barrier: Barrier | null;
  /** null: what is known of it stays. */
  readonly verdict: JudgedVerdict | null;
};

/** What is judged of a result before it is written. */
export type NewResult = Pick<
  ConversionState,
  | "id"
  | "atMs"
  | "campaignId"
  | "publisherId"
  | "eventName"
  | "clickId"
  | "clickAtMs"
  | "txid"
  | "amountMicros"
  | "payoutMicros"
  | "currency"
  | "via"
  | "received"
>;

/** The senders are told no more than that: what a result is doubted for would tell how to pass. */
const HINT = "it is looked at before it is paid";
const REJECTED = "its source is not accepted";

/**
 * Judges a result by what is known of its source, so that its money is held at once; the window judges it again with all the
 * others. Null where nothing is held against it, or a person has decided.
 */
export async function judgeReceipt(
  settings: WorkspaceSettings,
  result: NewResult,
  isNew: boolean,
  deps: FactsDeps,
): Promise<Doubt | null> {
  const { id: workspaceId } = settings;
  const db = deps.eventsOf(settings.eventsShard);
  const policy = await deps.fraud.policyOf(workspaceId, result.campaignId);
  if (!policy.isOn) return null;
  const before = isNew ? null : await findFraudVerdict(db, workspaceId, result.id);
  if (before !== null && before.decision !== "open") return null;
  const { clickId } = result;
  const click = clickId === "" ? null : await readJudgedClick(db, workspaceId, clickId);
  const known = await deps.fraud.known(settings);
  const publisherId = click?.publisherId ?? result.publisherId;
  const source = sourceResult(result, publisherId, click);
  const judged =
    known === null
      ? { score: 0, signals: [] }
      : judgeResult(source, known.findings, known.knowledge);
  const subject = { publisherId, click };
  const { verdict, action } = await weighResult(judged, subject, policy, deps.hashAddress);
  if (verdict.score < LEAST_SCORE) return null;
  const { id: conversionId, atMs, campaignId, eventName, payoutMicros, currency } = result;
  return {
    barrier: barrierOf(action.mode),
    verdict: {
      conversionId,
      atMs,
      publisherId,
      campaignId,
      eventName,
      payoutMicros,
      currency,
      score: rounded(verdict.score),
      signals: JSON.stringify(verdict.signals),
      rulesVersion: known?.rulesVersion ?? policy.rulesVersion,
      action: action.mode,
      judgedAtMs: deps.nowMs,
    },
  };
}

function barrierOf(mode: RuleMode): Barrier | null {
  switch (mode) {
    case "reject":
      return { reason: "X_FRAUD", hint: REJECTED, instead: "rejected" };
    case "hold":
      return FRAUD_BARRIER;
    case "tag":
    case "off":
      return null;
  }
}

/** What keeps a held result from being approved by a report. */
export const FRAUD_BARRIER: Barrier = { reason: "H_FRAUD", hint: HINT, instead: "hold" };

function sourceResult(
  result: NewResult,
  publisherId: string,
  click: (JudgedClick & { readonly sub1: string }) | null,
): SourceResult {
  const { id, atMs, campaignId, eventName, clickId, clickAtMs, txid, amountMicros, via } = result;
  return {
    id,
    atMs,
    publisherId,
    campaignId,
    event: eventName,
    clickId,
    clickAtMs,
    sub: shortSub(click?.sub1 ?? ""),
    traits: click === null ? null : unpackTraits(click.traits),
    txid,
    amountMicros,
    lead: leadOf(result.received),
    via,
    isTakenBack: false,
  };
}

function leadOf(received: string): string | null {
  // As planCreate writes it.
  const named = JSON.parse(received) as readonly (readonly [string, string])[];
  if (!Array.isArray(named)) return null;
  const own = named.find(([name]) => LEAD_NAMES.includes(name.toLowerCase()));
  return own === undefined || own[1] === "" ? null : own[1];
}
