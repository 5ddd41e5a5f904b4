import type { FraudReviewFilter } from "@cleverdrip/contract";
import { localDay, plainAmount, ruleTitle } from "@cleverdrip/core";
import { listReviews, type DoubtedRecord, type ReviewPageRequest } from "@cleverdrip/db";
import { csvAnswer } from "../statements/csv-stream.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { namesOf, type Names } from "./names.ts";
import { ctitOf } from "./review-entity.ts";
import { filterOf } from "./reviews.ts";

const HEADER = [
  "conversion_id",
  "time",
  "status",
  "event",
  "txid",
  "campaign",
  "publisher_id",
  "publisher",
  "currency",
  "payout",
  "score",
  "action",
  "decision",
  "rules",
  "evidence",
  "click_id",
  "minutes_to_result",
  "country",
  "network",
  "browser",
  "device",
  "sub1",
  "referrer",
] as const;
const PAGE = 200;

/** Everything that fits the filter, newest first. */
export function reviewsCsv(ctx: WorkspaceContext, given: FraudReviewFilter): Response {
  const filter = filterOf(given);
  const { events, workspaceId, workspace, nowMs } = ctx;
  let before: ReviewPageRequest["before"] = null;
  let isOver = false;
  const next = async () => {
    if (isOver) return null;
    const asked: ReviewPageRequest = { sort: "time", limit: PAGE, before };
    const found = await listReviews(events, workspaceId, filter, asked);
    const rows = found.slice(0, PAGE);
    isOver = found.length <= PAGE;
    const last = rows.at(-1)?.conversionId ?? "";
    before = [last, last];
    const names = await namesOf(ctx, rows);
    return rows.map((row) => lineOf(row, names));
  };
  return csvAnswer(`fraud-reviews-${localDay(workspace.timezone, nowMs)}.csv`, HEADER, next);
}

function lineOf(row: DoubtedRecord, names: Names): readonly string[] {
  const { click, signals } = row;
  const minutes = ctitOf(row.clickAtMs, row.receivedAtMs) / 60_000;
  return [
    row.conversionId,
    new Date(row.atMs).toISOString(),
    row.status,
    row.eventName,
    row.txid ?? "",
    names.campaign(row.campaignId),
    row.publisherId,
    names.publisher(row.publisherId),
    row.currency,
    plainAmount(row.payoutMicros),
    row.score.toFixed(3),
    row.action,
    row.decision,
    signals.map(({ rule }) => ruleTitle(rule)).join("; "),
    signals.map(({ detail }) => detail).join(" "),
    row.clickId,
    minutes.toFixed(1),
    click?.country ?? "",
    click?.asOrganization ?? "",
    click?.browser ?? "",
    click?.device ?? "",
    click?.subs["sub1"] ?? "",
    click?.referrerDomain ?? "",
  ];
}
