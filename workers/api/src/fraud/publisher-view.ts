import type { PublisherFraudRow } from "@cleverdrip/contract";
import { publisherReasons } from "@cleverdrip/core";
import {
  appealsOf,
  findPublisher,
  listReviews,
  type DoubtedRecord,
  type FraudAppealRecord,
  type ReviewPageRequest,
} from "@cleverdrip/db";
import { ENTITY_ID, encodeCursor, readCursor } from "../http/cursor.ts";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { filterOf } from "./reviews.ts";
import { mergedPolicy, readAllLevels, WORKSPACE_LEVEL, type Level } from "./levels.ts";
import { weigh } from "./weigh.ts";

type Stopped = Pick<DoubtedRecord, "status" | "reason" | "decision">;

/** Held or rejected for fraud, by the judge or by a person. */
export function isStopped({ status, reason, decision }: Stopped): boolean {
  if (status === "hold") return reason === "H_FRAUD";
  return status === "rejected" && (reason === "X_FRAUD" || decision === "rejected");
}

/** A publisher's results that are held or rejected for fraud, as it may read them. Newest first. */
export async function publisherFraudPage(
  ctx: WorkspaceContext,
  publisherId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  const { events, workspaceId } = ctx;
  if ((await findPublisher(ctx.control, workspaceId, publisherId)) === null)
    throw notFound("publisher", publisherId);
  const last = readCursor(cursor, ENTITY_ID);
  const before: ReviewPageRequest["before"] = last === null ? null : [last, last];
  const filter = filterOf({ publisherId });
  const found = await listReviews(events, workspaceId, filter, { sort: "time", limit, before });
  const page = found.slice(0, limit);
  const stopped = page.filter(isStopped);
  const ids = stopped.map(({ conversionId }) => conversionId);
  const [levels, appeals] = await Promise.all([
    readAllLevels(ctx),
    ids.length === 0 ? [] : appealsOf(events, workspaceId, ids),
  ]);
  const end = found.length > limit ? page.at(-1)?.conversionId : undefined;
  return {
    data: stopped.map((record) => toRow(record, reasonsOf(record, levels), appeals)),
    nextCursor: end === undefined ? null : encodeCursor(end),
  };
}

/** Of what counts by the policy of now; where that has changed meanwhile, of all there was. */
function reasonsOf(record: DoubtedRecord, levels: ReadonlyMap<string, Level>): string[] {
  const workspace = levels.get(WORKSPACE_LEVEL) ?? null;
  const policy = mergedPolicy({ workspace, campaign: levels.get(record.campaignId) ?? null });
  const { signals } = weigh(policy, record).action;
  const rules = (signals.length > 0 ? signals : record.signals).map(({ rule }) => rule);
  return [...publisherReasons(rules.length > 0 ? rules : [""])];
}

function toRow(
  record: DoubtedRecord,
  reasons: string[],
  appeals: readonly FraudAppealRecord[],
): PublisherFraudRow {
  const appeal = appeals.find(({ conversionId }) => conversionId === record.conversionId);
  return {
    conversionId: record.conversionId,
    atMs: record.atMs,
    eventName: record.eventName,
    txid: record.txid,
    clickId: record.clickId,
    campaignId: record.campaignId,
    payoutMicros: record.payoutMicros,
    currency: record.currency,
    status: record.status,
    reasons,
    appeal: appeal === undefined ? null : shownAppeal(appeal),
  };
}

function shownAppeal({ id, atMs, answeredAtMs, answer, outcome }: FraudAppealRecord) {
  return { id, atMs, answeredAtMs, answer, outcome };
}
