import {
  FRAUD_RULES_VERSION,
  judgeTraffic,
  mergePolicy,
  readOwnPolicy,
  shortSub,
  textHash,
  unpackTraits,
  windowEvidence,
  WINDOW_DAYS,
  type FraudPolicy,
  type SourceFinding,
  type SourceResult,
  type TrafficWindow,
} from "@cleverdrip/core";
import {
  readFraudPolicies,
  readJudgedResults,
  saveFraudJudgement,
  type JudgedResult,
  type ResultPlace,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import type { FraudJudged } from "@cleverdrip/contract";
import type { FactsDeps } from "../facts-deps.ts";
import { applyVerdicts } from "./apply-verdicts.ts";
import { blockingSources, blockSources, type BlockDeps } from "./block-sources.ts";
import { holdClicks } from "./hold-clicks.ts";
import { storeVerdicts, type ResultWeighed } from "./store-verdicts.ts";
import { weighResult } from "./weigh-result.ts";

const DAY_MS = 86_400_000;
/**
 * Results that others are judged by. Twice as many days as are judged: those that are about to be too old would else be judged
 * by the few that are left beside them, and let go.
 */
const EVIDENCE_DAYS = 2 * WINDOW_DAYS;
/** Results of a query, and of a run: the newest of the window. */
const PAGE = 2_000;
const MOST_RESULTS = 40_000;

export type JudgeWorkspace = {
  readonly settings: WorkspaceSettings;
  readonly window: TrafficWindow;
  readonly control: D1Database;
  readonly facts: FactsDeps;
  /** Asked for where a source is kept out. */
  readonly snapshots: BlockDeps["snapshots"];
};

/** `isMore`: some changes are left for another run. */
export type WorkspaceJudged = FraudJudged & {
  readonly changed: number;
  readonly isMore: boolean;
  /** Days of whose paid clicks a part is marked. */
  readonly markedDays: number;
  /** Links that were paused. */
  readonly blocked: number;
};

/**
 * Judges sources and results of the last days, stores what was found, and does to results what policies say. Results of the
 * days before, by which others are judged, are only marked. What is found of paid clicks holds what they earned, and
 * sources are kept out where a rule blocks.
 */
export async function judgeWorkspace(deps: JudgeWorkspace): Promise<WorkspaceJudged> {
  const { settings, window, control, facts } = deps;
  const { id: workspaceId } = settings;
  const db = facts.eventsOf(settings.eventsShard);
  const stored = await readResults(db, workspaceId, facts.nowMs);
  const evidence = windowEvidence(window);
  const judged = judgeTraffic({ ...evidence, results: stored.map(sourceResult) });
  await saveFraudJudgement(db, workspaceId, {
    judgedAtMs: facts.nowMs,
    rulesVersion: FRAUD_RULES_VERSION,
    knowledge: JSON.stringify(judged.knowledge),
    findings: judged.findings.map((finding) => ({ id: findingId(finding), finding })),
  });
  const policyOf = await readPolicies(control, workspaceId);
  const weighed: ResultWeighed[] = [];
  const late: ResultWeighed[] = [];
  const sinceMs = facts.nowMs - WINDOW_DAYS * DAY_MS;
  for (const result of stored) {
    const isLate = result.atMs < sinceMs;
    if (isLate && isStopped(result)) continue;
    const verdict = judged.results.get(result.id) ?? { score: 0, signals: [] };
    const subject = { ...result, publisherId: publisherOf(result) };
    const policy = policyOf(result.campaignId);
    const own = { result, ...(await weighResult(verdict, subject, policy, facts.hashAddress)) };
    if (isLate) late.push(onlyMarked(own));
    else weighed.push(own);
  }
  const doubted = await storeVerdicts(db, workspaceId, [...weighed, ...late], facts.nowMs);
  const applied = await applyVerdicts(settings, weighed, facts);
  const marked = await holdClicks(db, settings, {
    clicks: evidence.clicks,
    signalsOf: judged.clickSignals,
    policyOf,
    nowMs: facts.nowMs,
  });
  const { length: findings } = judged.findings;
  const sources = blockingSources(weighed, marked, policyOf);
  const blocked = await blockSources(workspaceId, sources, { ...deps, nowMs: facts.nowMs });
  const counts = { findings, doubted, markedDays: marked.length, blocked };
  return { judgedAtMs: facts.nowMs, ...counts, ...applied };
}

/** What the judge stopped, or a person decided: what is found later changes nothing of that. */
function isStopped({ verdict }: JudgedResult): boolean {
  if (verdict === null) return false;
  return verdict.decision !== "open" || STOPS.includes(verdict.action);
}

/**
 * What comes out of an older result is for a person to decide, until its statement is closed: fewer beside it are left to be
 * compared with, and its publisher has counted on it for longer than a week.
 */
function onlyMarked({ action, ...own }: ResultWeighed): ResultWeighed {
  return { ...own, action: STOPS.includes(action.mode) ? { ...action, mode: "tag" } : action };
}

const STOPS: readonly string[] = ["hold", "reject"];

async function readResults(
  db: D1Database,
  workspaceId: string,
  nowMs: number,
): Promise<readonly JudgedResult[]> {
  const sinceMs = nowMs - EVIDENCE_DAYS * DAY_MS;
  const results: JudgedResult[] = [];
  let below: ResultPlace | null = null;
  while (results.length < MOST_RESULTS) {
    const page: readonly JudgedResult[] = await readJudgedResults(
      db,
      workspaceId,
      sinceMs,
      below,
      PAGE,
    );
    results.push(...page);
    below = page.at(-1) ?? null;
    if (page.length < PAGE) break;
  }
  return results;
}

/** The finding is about whoever brought the click, also where others share the result. */
export function publisherOf({ click, publisherId }: JudgedResult): string {
  return click?.publisherId ?? publisherId;
}

function sourceResult(stored: JudgedResult): SourceResult {
  const { id, atMs, campaignId, event, clickId, clickAtMs, click, txid, amountMicros, lead, via } =
    stored;
  const { decision = "open" } = stored.verdict ?? {};
  return {
    id,
    atMs,
    publisherId: publisherOf(stored),
    campaignId,
    event,
    clickId,
    clickAtMs,
    sub: shortSub(stored.sub1 ?? ""),
    traits: click === null ? null : unpackTraits(click.traits),
    txid,
    amountMicros,
    lead,
    via,
    isTakenBack: isTakenBack(stored),
    ...(decision === "open" ? {} : { decided: decision }),
  };
}

const TAKEN_BACK: readonly string[] = ["rejected", "refunded", "trash"];

/**
 * By its advertiser: what was rejected for fraud says nothing of the advertiser's mind. What was said counts, not what became of
 * it: a refund of what was held meanwhile would depend on when it was held.
 */
function isTakenBack({ status, reason, verdict, saidStatuses }: JudgedResult): boolean {
  // As planChange writes it.
  const said = JSON.parse(saidStatuses) as readonly string[];
  if (said.some((word) => TAKEN_BACK.includes(word))) return true;
  return TAKEN_BACK.includes(status) && reason !== "X_FRAUD" && verdict?.decision !== "rejected";
}

/** The same finding has the same id, whatever its numbers have become. */
function findingId(finding: SourceFinding): string {
  const { rule, about, publisherId, sub, campaignId, event, signs } = finding;
  const ofSub = sub === undefined ? [] : [{ sub }];
  const subject = [rule, about, publisherId, campaignId, event, ...signs, ...ofSub];
  return `fnd_${textHash(JSON.stringify(subject)).toString(36)}`;
}

async function readPolicies(
  control: D1Database,
  workspaceId: string,
): Promise<(campaignId: string) => FraudPolicy> {
  const rows = await readFraudPolicies(control, workspaceId, null);
  const own = new Map(rows.map(({ campaignId, policy }) => [campaignId, readOwnPolicy(policy)]));
  const usual = mergePolicy(own.get("") ?? {});
  const merged = new Map(
    [...own].map(([campaignId, policy]) => [campaignId, mergePolicy(own.get("") ?? {}, policy)]),
  );
  return (campaignId) => merged.get(campaignId) ?? usual;
}
