import type { PublisherClickHold } from "@cleverdrip/contract";
import { publisherReasons } from "@cleverdrip/core";
import { findPublisher, listClickHolds, type ClickHoldRecord } from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
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
  const names = await namesOf(
    ctx,
    rows.map(({ campaignId }) => ({ campaignId })),
  );
  return { data: rows.map((row) => toRow(row, names)), nextCursor };
}

const UNPAID = ["open", "refused"] as const;

function toRow(record: ClickHoldRecord, names: Names): PublisherClickHold {
  const { day, campaignId, currency, heldMicros, decision } = record;
  return {
    day,
    campaignId,
    campaignName: names.campaign(campaignId),
    currency,
    heldMicros,
    decision,
    reasons: [...publisherReasons(signalsOf(record).map(({ rule }) => rule))],
  };
}
