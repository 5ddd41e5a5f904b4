import type { FraudWhatIfAnswer, FraudWhatIfQuestion } from "@cleverdrip/contract";
import type { FraudPolicy, OwnFraudPolicy, Signal } from "@cleverdrip/core";
import { listDoubted, listUndoubted, readUndoubted, type DoubtedRecord } from "@cleverdrip/db";
import { requireCampaign } from "../campaigns/get.ts";
import type { Facts } from "../consumer.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { mergedPolicy, readAllLevels, WORKSPACE_LEVEL, type Level } from "./levels.ts";
import { namesOf } from "./names.ts";
import { requireFraudPolicy } from "./require-policy.ts";
import { comparedClicks, whatIfClicks } from "./what-if-clicks.ts";
import { readOther, versionsOf, type OtherReading } from "./what-if-reading.ts";
import { whatIfExamples, whatIfRows, type Compared } from "./what-if-rows.ts";
import { MAX_DOUBTED, MAX_UNDOUBTED, whatIfLimits } from "./what-if-limits.ts";
import { weigh } from "./weigh.ts";

const DAY_MS = 86_400_000;

/** What another policy would hold and reject of the last days, beside what the present one does. Nothing is changed. */
export async function fraudWhatIf(
  ctx: WorkspaceContext,
  { campaignId, policy, days }: FraudWhatIfQuestion,
  facts: Pick<Facts, "readFraudBy">,
): Promise<FraudWhatIfAnswer> {
  if (campaignId !== null) await requireCampaign(ctx, campaignId);
  const own = await requireFraudPolicy(ctx, campaignId, policy, "policy.");
  const levels = await readAllLevels(ctx);
  const versions = versionsOf(levels.get(WORKSPACE_LEVEL)?.own ?? {}, campaignId, own);
  const other = await readOther(ctx, versions, facts);
  const { nowMs: toMs } = ctx;
  const fromMs = toMs - days * DAY_MS;
  const [now, then] = [policiesOf(levels), policiesOf(withOwn(levels, campaignId, own))];
  const asked = { campaignId, fromMs, own, other };
  const { records, ...found } = await recordsOf(ctx, asked);
  const compared = records.map(comparing(now, then, other)).filter(isTold);
  const clicks = await comparedClicks(ctx, {
    campaignId,
    fromMs,
    policies: [...levels.values()].map((level) => level.own).concat(own),
    now,
    instead: then,
    other,
  });
  const names = await namesOf(ctx, [...compared.map(({ record }) => record), ...clicks.days]);
  return {
    fromMs,
    toMs,
    conversions: compared.length,
    changed: compared.filter((row) => row.now.mode !== row.instead.mode).length,
    results: found.results,
    rulesVersion: versions,
    isComplete: found.isComplete && found.areOthersComplete,
    ...whatIfRows(compared, names),
    clicks: whatIfClicks(clicks.days, names),
    examples: whatIfExamples(compared, names),
    limits: whatIfLimits(ctx, {
      own,
      days,
      ...found,
      areDaysComplete: clicks.isComplete,
      hasUnknownClicks: compared.some(({ record }) => record.click === null),
      other,
    }),
  };
}

type Asked = {
  readonly campaignId: string | null;
  readonly fromMs: number;
  readonly own: OwnFraudPolicy;
  readonly other: OtherReading | null;
};

/** Doubted results, those without a doubt that a block list may reach, and those that the other rule set has something against. */
async function recordsOf(
  { events, workspaceId }: WorkspaceContext,
  { campaignId, fromMs, own, other }: Asked,
) {
  const page = await listDoubted(events, workspaceId, campaignId, fromMs, MAX_DOUBTED);
  const others =
    (own.block ?? []).length === 0
      ? { results: [], isComplete: true }
      : await listUndoubted(events, workspaceId, campaignId, fromMs, MAX_UNDOUBTED);
  const known = new Set(others.results.map(({ conversionId }) => conversionId));
  const ids = (other?.ids ?? []).filter((id) => !known.has(id));
  const found = await readUndoubted(events, workspaceId, campaignId, ids);
  return {
    records: [...page.doubted, ...others.results, ...found],
    results: page.results,
    isComplete: page.isComplete,
    areOthersComplete: others.isComplete,
  };
}

type Policies = (campaignId: string) => FraudPolicy;

/** What a campaign goes by, each read once. */
function policiesOf(levels: ReadonlyMap<string, Level>): Policies {
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

function comparing(now: Policies, then: Policies, other: OtherReading | null) {
  return (record: DoubtedRecord): Compared => {
    const signals = other?.signalsOf(record) ?? record.signals;
    return compare(record, signals, now(record.campaignId), then(record.campaignId));
  };
}

function isTold({ record, now, instead }: Compared): boolean {
  return record.score > 0 || now.mode !== instead.mode;
}

/** What a person decided stays as it is, by whatever policy. `signals`: what the other rule set has against it. */
function compare(
  record: DoubtedRecord,
  signals: readonly Signal[],
  now: FraudPolicy,
  then: FraudPolicy,
): Compared {
  if (record.decision !== "open") {
    const mode = record.decision === "approved" ? ("off" as const) : ("reject" as const);
    const decided = { mode, blocks: false, score: record.score, signals: [] };
    return { record, now: decided, instead: decided };
  }
  return {
    record,
    now: weigh(now, record).action,
    instead: weigh(then, { ...record, signals }).action,
  };
}
