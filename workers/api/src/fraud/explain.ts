import type { ConversionFraud } from "@cleverdrip/contract";
import {
  counterfactuals,
  doesCount,
  publisherReasons,
  settingOf,
  type Listed,
  type Signal,
} from "@cleverdrip/core";
import {
  appealsOf,
  decisionsOf,
  findConversion,
  findFraudVerdict,
  listFraudFindings,
  listSameDoubts,
  readDoubtedClick,
  sumRuleMoney,
  type ConversionRecord,
  type FraudVerdictRecord,
} from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { shownAppeals } from "./appeal-entity.ts";
import { actorNames, toDecision } from "./decision-entity.ts";
import { MAX_FINDINGS, restsOn, shownFindings } from "./findings.ts";
import { mergedPolicy, readLevels, ruleSource, type Levels } from "./levels.ts";
import { ctitOf, shownSignals, toEvidence } from "./review-entity.ts";
import { verdictSentence } from "./verdict-sentence.ts";
import { weigh } from "./weigh.ts";

/** Why a result is, or is not, held or rejected: what speaks against it, and what the policy of now makes of that. */
export async function explainFraud(ctx: WorkspaceContext, id: string): Promise<ConversionFraud> {
  const { events, workspaceId } = ctx;
  const [record, stored] = await Promise.all([
    findConversion(events, workspaceId, id),
    findFraudVerdict(events, workspaceId, id),
  ]);
  if (record === null) throw notFound("conversion", id);
  const publisherId = stored?.publisherId ?? record.publisherId;
  const signals = stored === null ? [] : (JSON.parse(stored.signals) as readonly Signal[]);
  const [levels, click, findings, same, people] = await Promise.all([
    readLevels(ctx, record.campaignId),
    record.clickId === "" ? null : readDoubtedClick(events, workspaceId, record.clickId),
    findingsOf(ctx, record, publisherId, signals),
    sameOf(ctx, id, publisherId, signals),
    peopleOf(ctx, id),
  ]);
  const policy = mergedPolicy(levels);
  const weighed = weigh(policy, { publisherId, click, signals });
  const { action, verdict } = weighed;
  return {
    conversionId: id,
    status: record.status,
    reason: record.reason,
    campaignId: record.campaignId,
    publisherId,
    sentence: verdictSentence(record, stored, weighed),
    verdict: stored === null ? null : shownVerdict(stored, verdict.signals, levels),
    now: { mode: action.mode, score: action.score },
    listed: shownListed(weighed.listed, levels),
    counterfactuals: [...counterfactuals(policy, verdict, weighed.listed)],
    click: click === null ? null : toEvidence(click),
    ctitMs: ctitOf(record.clickAtMs, record.receivedAtMs),
    findings,
    evidence: {
      clickId: record.clickId,
      findingIds: findings.map((finding) => finding.id),
      conversionIds: [...same],
    },
    ...people,
    publisherReasons: [...publisherReasons(action.signals.map(({ rule }) => rule))],
  };
}

function shownVerdict(
  stored: FraudVerdictRecord,
  signals: readonly Signal[],
  levels: Levels,
): NonNullable<ConversionFraud["verdict"]> {
  const policy = mergedPolicy(levels);
  const { score, action, decision, decidedBy, rulesVersion, judgedAtMs, changedAtMs } = stored;
  return {
    score,
    signals: shownSignals(signals).map((signal) => {
      const setting = settingOf(policy, signal.rule);
      const from = ruleSource(levels, signal.rule);
      return { ...signal, ...setting, from, counts: policy.isOn && doesCount(setting, signal) };
    }),
    action,
    decision,
    decidedBy,
    rulesVersion: String(rulesVersion),
    judgedAtMs,
    changedAtMs,
  };
}

function shownListed(by: Listed | null, { campaign }: Levels): ConversionFraud["listed"] {
  if (by === null) return null;
  const { list, entry } = by;
  const isOwn = (campaign?.own[list] ?? []).some(
    ({ kind, value }) => kind === entry.kind && value === entry.value,
  );
  return { list, ...entry, from: isOwn ? "campaign" : "workspace" };
}

/** So many can be looked at beside it. */
const MAX_SAME = 10;

async function sameOf(
  { events, workspaceId }: WorkspaceContext,
  exceptId: string,
  publisherId: string,
  signals: readonly Signal[],
): Promise<readonly string[]> {
  const [strongest] = signals.toSorted((a, b) => b.score - a.score);
  if (strongest === undefined) return [];
  const wanted = { publisherId, rule: strongest.rule, exceptId };
  return listSameDoubts(events, workspaceId, wanted, MAX_SAME);
}

async function findingsOf(
  ctx: WorkspaceContext,
  { campaignId, eventName }: ConversionRecord,
  publisherId: string,
  signals: readonly Signal[],
): Promise<ConversionFraud["findings"]> {
  if (signals.length === 0) return [];
  const { events, workspaceId } = ctx;
  const every = { publisherId, campaignId, limit: MAX_FINDINGS };
  const [stored, money] = await Promise.all([
    listFraudFindings(events, workspaceId, every),
    sumRuleMoney(events, workspaceId, publisherId),
  ]);
  const own = stored.filter(({ finding }) =>
    signals.some(({ rule, sub = null }) =>
      restsOn({ rule, sub, publisherId, campaignId, eventName }, finding),
    ),
  );
  return shownFindings(ctx, own, money);
}

async function peopleOf(
  ctx: WorkspaceContext,
  id: string,
): Promise<Pick<ConversionFraud, "decisions" | "appeals">> {
  const { events, workspaceId } = ctx;
  const [decisions, appeals] = await Promise.all([
    decisionsOf(events, workspaceId, id),
    appealsOf(events, workspaceId, [id]),
  ]);
  const names = await actorNames(ctx, decisions);
  return {
    decisions: decisions.map((own) => toDecision(own, names)),
    appeals: await shownAppeals(ctx, appeals),
  };
}
