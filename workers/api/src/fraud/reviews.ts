import type { FraudReviewFilter, FraudReviewPage, FraudReviewQuery } from "@cleverdrip/contract";
import {
  countReviews,
  listReviews,
  reviewSortValue,
  type DoubtedRecord,
  type ReviewCount,
  type ReviewFilter,
  type ReviewPageRequest,
  type ReviewSort,
} from "@cleverdrip/db";
import { encodeCursor, readCursor } from "../http/cursor.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { namesOf } from "./names.ts";
import { openAppealsOf } from "./open-appeals.ts";
import { toReview } from "./review-entity.ts";

const CONVERSION = "cnv_[0-9a-z]{24}";
const CURSORS: Readonly<Record<ReviewSort, RegExp>> = {
  score: new RegExp(`^score ([\\d.e-]+) (${CONVERSION})$`),
  time: new RegExp(`^time (${CONVERSION}) (${CONVERSION})$`),
  money: new RegExp(`^money (-?\\d+) (${CONVERSION})$`),
};

export async function reviewPage(
  ctx: WorkspaceContext,
  { sort, limit, cursor, ...given }: FraudReviewQuery,
): Promise<FraudReviewPage> {
  const filter = filterOf(given);
  const { events, workspaceId } = ctx;
  const before = readBefore(cursor, sort);
  const [found, counts] = await Promise.all([
    listReviews(events, workspaceId, filter, { sort, limit, before }),
    countReviews(events, workspaceId, filter),
  ]);
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  const [names, appeals] = await Promise.all([
    namesOf(ctx, rows),
    openAppealsOf(
      ctx,
      rows.map(({ conversionId }) => conversionId),
    ),
  ]);
  return {
    data: rows.map((row) => toReview(row, names, appeals.get(row.conversionId) ?? null)),
    nextCursor: last === undefined ? null : encodeCursor(cursorOf(last, sort)),
    counts: countsOf(counts),
  };
}

export function filterOf(given: FraudReviewFilter): ReviewFilter {
  const { decision, action, publisherId, campaignId, rule, minScore } = given;
  return {
    decision: decision ?? null,
    action: action ?? null,
    publisherId: publisherId ?? null,
    campaignId: campaignId ?? null,
    rule: rule ?? null,
    minScore: minScore ?? null,
  };
}

function cursorOf(row: DoubtedRecord, sort: ReviewSort): string {
  return `${sort} ${reviewSortValue(row, sort)} ${row.conversionId}`;
}

/** A cursor belongs to its order: of another one it is refused. */
function readBefore(cursor: string | undefined, sort: ReviewSort): ReviewPageRequest["before"] {
  const text = readCursor(cursor, CURSORS[sort]);
  if (text === null) return null;
  const [, value = "", conversionId = ""] = text.split(" ");
  return [sort === "time" ? value : Number(value), conversionId];
}

function countsOf(rows: readonly ReviewCount[]): FraudReviewPage["counts"] {
  const count = (decision: string) =>
    rows.reduce((sum, row) => sum + (row.decision === decision ? row.conversions : 0), 0);
  const openMoney = rows
    .filter(({ decision }) => decision === "open")
    .map(({ currency, conversions, payoutMicros }) => ({ currency, conversions, payoutMicros }));
  return {
    open: count("open"),
    approved: count("approved"),
    rejected: count("rejected"),
    openMoney,
  };
}
