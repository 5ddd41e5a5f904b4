import type { FraudWhatIfAnswer, FraudWhatIfQuestion } from "@cleverdrip/contract";
import type { FraudPolicy, OwnFraudPolicy } from "@cleverdrip/core";
import { listDoubted, listUndoubted, type DoubtedRecord } from "@cleverdrip/db";
import { requireCampaign } from "../campaigns/get.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { mergedPolicy, readAllLevels, WORKSPACE_LEVEL, type Level } from "./levels.ts";
import { namesOf } from "./names.ts";
import { requireFraudPolicy } from "./require-policy.ts";
import { comparedClicks, whatIfClicks } from "./what-if-clicks.ts";
import { whatIfExamples, whatIfRows, type Compared } from "./what-if-rows.ts";
import { MAX_DOUBTED, MAX_UNDOUBTED, whatIfLimits } from "./what-if-limits.ts";
import { weigh } from "./weigh.ts";

const DAY_MS = 86_400_000;

/** What another policy would hold and reject of the last days, beside what the present one does. Nothing is changed. */
export async function fraudWhatIf(
  ctx: WorkspaceContext,
  { campaignId, policy, days }: FraudWhatIfQuestion,
): Promise<FraudWhatIfAnswer> {
  if (campaignId !== null) await requireCampaign(ctx, campaignId);
  const own = await requireFraudPolicy(ctx, policy, "policy.");
  const levels = await readAllLevels(ctx);
  const { events, workspaceId, nowMs: toMs } = ctx;
  const fromMs = toMs - days * DAY_MS;
  const page = await listDoubted(events, workspaceId, campaignId, fromMs, MAX_DOUBTED);
  const others =
    (own.block ?? []).length === 0
      ? { results: [], isComplete: true }
      : await listUndoubted(events, workspaceId, campaignId, fromMs, MAX_UNDOUBTED);
  const [now, then] = [policiesOf(levels), policiesOf(withOwn(levels, campaignId, own))];
  const compared = [...page.doubted, ...others.results]
    .map((record) => compare(record, now(record.campaignId), then(record.campaignId)))
    .filter(({ record, now: before, instead }) => record.score > 0 || before.mode !== instead.mode);
  const clicks = await comparedClicks(ctx, {
    campaignId,
    fromMs,
    policies: [...levels.values()].map((level) => level.own).concat(own),
    now,
    instead: then,
  });
  const names = await namesOf(ctx, [...compared.map(({ record }) => record), ...clicks.days]);
  return {
    fromMs,
    toMs,
    conversions: compared.length,
    changed: compared.filter((row) => row.now.mode !== row.instead.mode).length,
    results: page.results,
    isComplete: page.isComplete && others.isComplete,
    ...whatIfRows(compared, names),
    clicks: whatIfClicks(clicks.days, names),
    examples: whatIfExamples(compared, names),
    limits: whatIfLimits(ctx, {
      own,
      days,
      isComplete: page.isComplete,
      areOthersComplete: others.isComplete,
      areDaysComplete: clicks.isComplete,
      hasUnknownClicks: compared.some(({ record }) => record.click === null),
    }),
  };
}

/** What a campaign goes by, each read once. */
function policiesOf(levels: ReadonlyMap<string, Level>): (campaignId: string) => FraudPolicy {
  const known = new Map<string, FraudPolicy>();
  return (campaignId) => {
    const workspace = levels.get(WORKSPACE_LEVEL) ?? null;
    const policy =
      known.get(campaignId) ??
      mergedPolicy({ workspace, campaign: levels.get(campaignId) ?? null });
    known.set(campaignId, policy);
    return policy;
  };
}

function withOwn(
  levels: ReadonlyMap<string, Level>,
  campaignId: string | null,
  own: OwnFraudPolicy,
): ReadonlyMap<string, Level> {
  return new Map([...levels, [campaignId ?? WORKSPACE_LEVEL, { own, updatedAtMs: 0 }]]);
}

/** What a person decided stays as it is, by whatever policy. */
function compare(record: DoubtedRecord, now: FraudPolicy, then: FraudPolicy): Compared {
  if (record.decision !== "open") {
    const mode = record.decision === "approved" ? ("off" as const) : ("reject" as const);
    const decided = { mode, blocks: false, score: record.score, signals: [] };
    return { record, now: decided, instead: decided };
  }
  return { record, now: weigh(now, record).action, instead: weigh(then, record).action };
}
