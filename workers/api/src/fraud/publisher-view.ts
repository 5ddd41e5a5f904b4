import type { PublisherFraudRow } from "@cleverdrip/contract";
import { creditedParts, publisherReasons } from "@cleverdrip/core";
import {
  appealsOf,
  findPublisher,
  listTold,
  type FraudAppealRecord,
  type ToldRecord,
} from "@cleverdrip/db";
import { ENTITY_ID, encodeCursor, readCursor } from "../http/cursor.ts";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toldAppeal } from "./appeal-entity.ts";
import { mergedPolicy, readAllLevels, WORKSPACE_LEVEL, type Level } from "./levels.ts";
import { namesOf, type Names } from "./names.ts";
import { weigh } from "./weigh.ts";

type Stopped = Pick<ToldRecord, "status" | "reason" | "decision">;

/** Held or rejected for fraud, by the judge or by a person. */
export function isStopped({ status, reason, decision }: Stopped): boolean {
  if (status === "hold") return reason === "H_FRAUD";
  return status === "rejected" && (reason === "X_FRAUD" || decision === "rejected");
}

/** What of a publisher's results is held or rejected for fraud, and what it objected to, as it may read it. Newest first. */
export async function publisherFraudPage(
  ctx: WorkspaceContext,
  publisherId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  const { events, workspaceId } = ctx;
  if ((await findPublisher(ctx.control, workspaceId, publisherId)) === null)
    throw notFound("publisher", publisherId);
  const beforeId = readCursor(cursor, ENTITY_ID);
  const found = await listTold(events, workspaceId, publisherId, { limit, beforeId });
  const page = found.slice(0, limit);
  const ids = page.map(({ conversionId }) => conversionId);
  const [levels, names, entered] = await Promise.all([
    readAllLevels(ctx),
    namesOf(
      ctx,
      page.map(({ campaignId }) => ({ campaignId })),
    ),
    ids.length === 0 ? [] : appealsOf(events, workspaceId, ids),
  ]);
  const appeals = Map.groupBy(
    entered.filter((appeal) => appeal.publisherId === publisherId),
    ({ conversionId }) => conversionId,
  );
  const end = found.length > limit ? page.at(-1)?.conversionId : undefined;
  return {
    data: page
      .filter((record) => isStopped(record) || appeals.has(record.conversionId))
      .map((record) => {
        const [newest] = appeals.get(record.conversionId) ?? [];
        return toRow(record, { publisherId, levels, names, appeal: newest ?? null });
      }),
    nextCursor: end === undefined ? null : encodeCursor(end),
  };
}

type Told = {
  readonly publisherId: string;
  readonly levels: ReadonlyMap<string, Level>;
  readonly names: Names;
  readonly appeal: FraudAppealRecord | null;
};

function toRow(record: ToldRecord, told: Told): PublisherFraudRow {
  const { publisherId, levels, names, appeal } = told;
  const isOwnClick = (record.clickOwnerId ?? record.ownerId) === publisherId;
  return {
    conversionId: record.conversionId,
    atMs: record.atMs,
    eventName: record.eventName,
    txid: record.txid,
    clickId: isOwnClick ? record.clickId : "",
    campaignId: record.campaignId,
    campaignName: names.campaign(record.campaignId),
    payoutMicros: ownPart(record, publisherId),
    currency: record.currency,
    status: record.status,
    reasons: isStopped(record) ? reasonsOf(record, publisherId, levels) : [],
    appeal: appeal === null ? null : toldAppeal(appeal),
  };
}

/** What all who share a result have together says what the others have. */
function ownPart({ ownerId, ...record }: ToldRecord, publisherId: string): number {
  return creditedParts({ ...record, publisherId: ownerId })
    .filter((part) => part.publisherId === publisherId)
    .reduce((sum, part) => sum + part.payoutMicros, 0);
}

/** Of what counts by the policy of now; where that has changed meanwhile, of all there was. */
function reasonsOf(
  record: ToldRecord,
  publisherId: string,
  levels: ReadonlyMap<string, Level>,
): string[] {
  const workspace = levels.get(WORKSPACE_LEVEL) ?? null;
  const policy = mergedPolicy({ workspace, campaign: levels.get(record.campaignId) ?? null });
  const { signals } = weigh(policy, { ...record, publisherId }).action;
  const rules = (signals.length > 0 ? signals : record.signals).map(({ rule }) => rule);
  return [...publisherReasons(rules.length > 0 ? rules : [""])];
}
