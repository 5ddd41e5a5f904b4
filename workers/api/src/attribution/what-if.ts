import type { WhatIfAnswer, WhatIfQuestion } from "@cleverdrip/contract";
import {
  validateConversionPolicy,
  whatIf,
  type AttributionPolicy,
  type ConversionPolicy,
  type ModelMoney,
  type PublisherComparison,
} from "@cleverdrip/core";
import { listApproved, readLabels } from "@cleverdrip/db";
import { policyOf } from "../campaigns/entity.ts";
import { requireCampaign } from "../campaigns/get.ts";
import { invalidFields } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { readPast } from "./read-past.ts";

const DAY_MS = 86_400_000;
/** Conversions that one question attributes again: with their journeys, well within a request. */
export const MAX_CONVERSIONS = 2_000;

/** What other rules would have paid whom over the last days, beside what is paid. Nothing is changed. */
export async function askWhatIf(
  ctx: WorkspaceContext,
  campaignId: string,
  question: WhatIfQuestion,
): Promise<WhatIfAnswer> {
  const campaign = await requireCampaign(ctx, campaignId);
  const current = policyOf(campaign);
  const policy = policyThen(current, question);
  const toMs = ctx.nowMs;
  const fromMs = toMs - question.days * DAY_MS;
  const { events, workspaceId } = ctx;
  const page = await listApproved(events, workspaceId, campaignId, fromMs, MAX_CONVERSIONS);
  const past = await readPast(ctx, campaignId, page.conversions, policy, current.coupons);
  const { rows, changed, unattributed } = whatIf(past, policy);
  const ids = rows.flatMap(({ publisherId }) => publisherId ?? []);
  const names = await readLabels(ctx.control, workspaceId, "publisher", ids);
  return {
    fromMs,
    toMs,
    conversions: past.length,
    changed,
    unattributed,
    isComplete: page.isComplete,
    rows: rows.map((row) => shownRow(row, names)),
    limits: limitsOf(ctx, page.isComplete, fromMs, current.attribution, policy),
  };
}

function policyThen(current: ConversionPolicy, question: WhatIfQuestion): AttributionPolicy {
  const { days: _days, maxWindowMs = {}, ...given } = question;
  const { attribution } = current;
  const policy: AttributionPolicy = {
    model: given.model,
    rungs: given.rungs ?? attribution.rungs,
    minWindowMs: given.minWindowMs ?? attribution.minWindowMs,
    viewThrough: given.viewThrough === undefined ? attribution.viewThrough : given.viewThrough,
    maxWindowMs: {
      "click-id": maxWindowMs["click-id"] ?? attribution.maxWindowMs["click-id"],
      cookie: maxWindowMs.cookie ?? attribution.maxWindowMs.cookie,
      fingerprint: maxWindowMs.fingerprint ?? attribution.maxWindowMs.fingerprint,
    },
  };
  const problems = validateConversionPolicy({ ...current, attribution: policy });
  const own = problems.filter(({ path }) => path.startsWith("attribution."));
  if (own.length > 0) {
    throw invalidFields(
      own.map(({ path, message }) => ({ path: path.slice("attribution.".length), message })),
    );
  }
  return policy;
}

function isGuessing({ rungs }: AttributionPolicy): boolean {
  return rungs.includes("fingerprint");
}

function shownRow(
  { publisherId, currency, now, instead }: PublisherComparison,
  names: ReadonlyMap<string, string>,
): WhatIfAnswer["rows"][number] {
  const publisherName = publisherId === null ? null : (names.get(publisherId) ?? null);
  const difference: ModelMoney = {
    conversionsPpm: instead.conversionsPpm - now.conversionsPpm,
    payoutMicros: instead.payoutMicros - now.payoutMicros,
    revenueMicros: instead.revenueMicros - now.revenueMicros,
  };
  return { publisherId, publisherName, currency, now, instead, difference };
}

function limitsOf(
  { workspace, nowMs }: WorkspaceContext,
  isComplete: boolean,
  fromMs: number,
  current: AttributionPolicy,
  policy: AttributionPolicy,
): string[] {
  const windowMs = Math.max(...Object.values(policy.maxWindowMs));
  const hotMs = workspace.hotWindowDays * DAY_MS;
  return [
    "Reports that were refused are not looked at, so a longer window or another rung may bring more than is shown.",
    "Amounts are those of today, split anew: publishers' own terms are not applied again.",
    ...(isComplete ? [] : [`Only the newest ${MAX_CONVERSIONS} conversions were looked at.`]),
    ...(nowMs - fromMs + windowMs > hotMs
      ? [`Clicks are kept ${workspace.hotWindowDays} days: older ones could not be considered.`]
      : []),
    ...(isGuessing(policy) && !isGuessing(current)
      ? [
          "Address and browser are kept only while the campaign goes by them: there were none to consider.",
        ]
      : []),
    ...(policy.viewThrough !== null && current.viewThrough === null
      ? ["Views are kept only while the campaign counts them: there were none to consider."]
      : []),
  ];
}
