import type { ClickHold, ClickHoldPage, ClickHoldQuery } from "@cleverdrip/contract";
import type { Signal } from "@cleverdrip/core";
import {
  clickDayKey,
  listClickHolds,
  readMemberNames,
  sumClickHolds,
  type ClickHoldRecord,
} from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { pageOfHolds, readPlace } from "./click-hold-place.ts";
import { namesOf, type Names } from "./names.ts";
import { openAppealsOf } from "./open-appeals.ts";
import { shownSignals } from "./review-entity.ts";

type Held = Pick<WorkspaceContext, "control" | "events" | "workspaceId">;

/** Days of paid clicks of which a part is held or was decided, newest first. */
export async function clickHoldPageOf(
  ctx: Held,
  { limit, cursor, ...given }: ClickHoldQuery,
): Promise<ClickHoldPage> {
  const { events, workspaceId } = ctx;
  const publisherId = given.publisherId ?? null;
  const [found, held] = await Promise.all([
    listClickHolds(events, workspaceId, {
      limit,
      before: readPlace(cursor),
      publisherId,
      decisions: given.decision === undefined ? null : [given.decision],
      campaignId: given.campaignId ?? null,
    }),
    sumClickHolds(events, workspaceId, publisherId),
  ]);
  const { rows, nextCursor } = pageOfHolds(found, limit);
  const [names, people, appeals] = await Promise.all([
    namesOf(ctx, rows),
    decidersOf(ctx, rows),
    openAppealsOf(
      ctx,
      rows.map((row) => clickDayKey("held", row)),
    ),
  ]);
  const known = { names, people, appeals };
  return { data: rows.map((row) => toHold(row, known)), nextCursor, held: [...held] };
}

export function signalsOf({ signals }: Pick<ClickHoldRecord, "signals">): readonly Signal[] {
  // As the consumer wrote them.
  return JSON.parse(signals) as readonly Signal[];
}

function decidersOf({ control, workspaceId }: Held, rows: readonly ClickHoldRecord[]) {
  const ids = [...new Set(rows.flatMap(({ decidedBy }) => decidedBy ?? []))];
  return readMemberNames(control, workspaceId, ids);
}

type Known = {
  readonly names: Names;
  readonly people: ReadonlyMap<string, string>;
  /** By the day's key. */
  readonly appeals: ReadonlyMap<string, string>;
};

/** Who is no member any more is called by the id. */
function toHold(record: ClickHoldRecord, { names, people, appeals }: Known): ClickHold {
  const { workspaceId: _workspaceId, ...shown } = record;
  const { campaignId, publisherId, decidedBy } = record;
  return {
    ...shown,
    campaignName: names.campaign(campaignId),
    publisherName: names.publisher(publisherId),
    signals: shownSignals(signalsOf(record)),
    rulesVersion: String(record.rulesVersion),
    decidedBy: decidedBy === null ? null : (people.get(decidedBy) ?? decidedBy),
    openAppealId: appeals.get(clickDayKey("held", record)) ?? null,
  };
}
