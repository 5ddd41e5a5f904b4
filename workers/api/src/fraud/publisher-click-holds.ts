import type { PublisherClickHold } from "@cleverdrip/contract";
import { publisherReasons } from "@cleverdrip/core";
import {
  appealsOf,
  clickDayKey,
  findPublisher,
  listClickHolds,
  type ClickHoldRecord,
  type FraudAppealRecord,
} from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { toldAppeal } from "./appeal-entity.ts";
import { pageOfHolds, readPlace } from "./click-hold-place.ts";
import { signalsOf } from "./click-holds.ts";
import { namesOf, type Names } from "./names.ts";

/** Days of a publisher's clicks of which something is held or refused, as it may read it. Newest first. */
export async function publisherClickHoldPageOf(
  ctx: WorkspaceContext,
  publisherId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  const { control, events, workspaceId } = ctx;
  if ((await findPublisher(control, workspaceId, publisherId)) === null)
    throw notFound("publisher", publisherId);
  const before = readPlace(cursor);
  const wanted = { limit, before, publisherId, decisions: UNPAID, campaignId: null };
  const { rows, nextCursor } = pageOfHolds(
    await listClickHolds(events, workspaceId, wanted),
    limit,
  );
  const [names, entered] = await Promise.all([
    namesOf(
      ctx,
      rows.map(({ campaignId }) => ({ campaignId })),
    ),
    rows.length === 0 ? [] : appealsOf(events, workspaceId, rows.map(keyOf)),
  ]);
  const appeals = Map.groupBy(entered, ({ conversionId }) => conversionId);
  return {
    data: rows.map((row) => {
      const [newest] = appeals.get(keyOf(row)) ?? [];
      return toRow(row, names, newest ?? null);
    }),
    nextCursor,
  };
}

const UNPAID = ["open", "refused"] as const;

/** What its appeals have where those of results have an id. */
function keyOf(record: ClickHoldRecord): string {
  return clickDayKey("held", record);
}

function toRow(
  record: ClickHoldRecord,
  names: Names,
  appeal: FraudAppealRecord | null,
): PublisherClickHold {
  const { day, campaignId, currency, heldMicros, decision } = record;
  return {
    day,
    campaignId,
    campaignName: names.campaign(campaignId),
    currency,
    heldMicros,
    decision,
    reasons: [...publisherReasons(signalsOf(record).map(({ rule }) => rule))],
    appeal: appeal === null ? null : toldAppeal(appeal),
  };
}
