import type { FraudOverview, FraudOverviewQuery } from "@cleverdrip/contract";
import { addDays, dayStartMs, localDay, ruleTitle } from "@cleverdrip/core";
import {
  countOpenAppeals,
  countReviews,
  listFraudFindings,
  listKeptOutLinks,
  readDailySums,
  readFraudKnowledge,
  sumClickHolds,
  sumDoubts,
  sumReasons,
} from "@cleverdrip/db";
import { invalidField } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { MAX_FINDINGS } from "./findings.ts";
import { namesOf } from "./names.ts";
import { publisherRows, totalsOf } from "./overview-rows.ts";
import { filterOf } from "./reviews.ts";

const MAX_DAYS = 92;
const USUAL_DAYS = 30;
/** Publishers with something in the period. */
const MAX_PUBLISHERS = 5_000;
const MAX_KEPT_OUT = 50;

export async function overviewOf(
  ctx: WorkspaceContext,
  query: FraudOverviewQuery,
): Promise<FraudOverview> {
  const { events, workspaceId } = ctx;
  const days = daysOf(ctx, query);
  const { timezone } = ctx.workspace;
  const range = {
    fromMs: dayStartMs(timezone, days.fromDay),
    toMs: dayStartMs(timezone, days.toDay),
  };
  const filter = { campaignId: null, publisherId: null, linkId: null, limit: MAX_PUBLISHERS };
  const every = { publisherId: null, campaignId: null, limit: MAX_FINDINGS };
  const [sums, doubts, reasons, findings, knowledge, reviews, openAppeals, held, kept] =
    await Promise.all([
      readDailySums(events, workspaceId, days, "publisher", filter),
      sumDoubts(events, workspaceId, range),
      sumReasons(events, workspaceId, range),
      listFraudFindings(events, workspaceId, every),
      readFraudKnowledge(events, workspaceId),
      countReviews(events, workspaceId, filterOf({})),
      countOpenAppeals(events, workspaceId),
      sumClickHolds(events, workspaceId, null),
      listKeptOutLinks(ctx.control, workspaceId, range.fromMs, MAX_KEPT_OUT),
    ]);
  const rows = publisherRows({ counts: sums.rows, doubts, reasons: reasons.sums, findings });
  const names = await namesOf(ctx, [...rows, ...kept]);
  return {
    ...range,
    judgedAtMs: knowledge?.judgedAtMs ?? null,
    rulesVersion: knowledge === null ? null : String(knowledge.rulesVersion),
    clicksLookedAt: { clicks: reasons.clicks, isComplete: reasons.isComplete },
    openReviews: reviews.reduce((n, row) => n + (row.decision === "open" ? row.conversions : 0), 0),
    openAppeals,
    heldClicks: [...held],
    keptOut: kept.map(({ status, ...link }) => ({
      ...link,
      campaignName: names.campaign(link.campaignId),
      publisherName: names.publisher(link.publisherId),
      rules: link.rules.map(ruleTitle),
      isPaused: status === "paused",
    })),
    totals: totalsOf(rows),
    publishers: rows.map((row) => ({ ...row, publisherName: names.publisher(row.publisherId) })),
  };
}

function daysOf({ workspace, nowMs }: WorkspaceContext, { from, to }: FraudOverviewQuery) {
  const toDay = to ?? addDays(localDay(workspace.timezone, nowMs), 1);
  const fromDay = from ?? addDays(toDay, -USUAL_DAYS);
  if (fromDay >= toDay) throw invalidField("to", "must be later than from");
  if (fromDay < addDays(toDay, -MAX_DAYS))
    throw invalidField("from", `at most ${MAX_DAYS} days: ask for a later day`);
  return { fromDay, toDay };
}
