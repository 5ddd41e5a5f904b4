import { and, asc, desc, eq, lt, sql, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { idPage, type IdPage, type IdPageRequest } from "../id-page.ts";
import { auditStatement, type AuditEntry } from "./audit.ts";
import { campaigns, eventTypes } from "./campaign-tables.ts";
import { controlDb } from "./control-db.ts";
import { containsText, inIds } from "./search.ts";

export type EventTypeRecord = typeof eventTypes.$inferSelect;
export type CampaignRecord = typeof campaigns.$inferSelect & {
  /** In the campaign's order. */
  readonly eventTypes: readonly EventTypeRecord[];
};

export type CampaignFilter = IdPageRequest & {
  readonly status: "active" | "paused" | null;
  readonly search: string;
};

/** Of the delivery and the policy only the parts that change. */
export type CampaignChange = Partial<
  Pick<
    CampaignRecord,
    | "name"
    | "status"
    | "destinationUrl"
    | "fallbackUrl"
    | "attributionWindowMs"
    | "delivery"
    | "conversionPolicy"
  >
>;

export async function findCampaign(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<CampaignRecord | null> {
  const control = controlDb(db);
  const [[campaign], events] = await control.batch([
    control
      .select()
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.id, id))),
    control
      .select()
      .from(eventTypes)
      .where(and(eq(eventTypes.workspaceId, workspaceId), eq(eventTypes.campaignId, id)))
      .orderBy(asc(eventTypes.position)),
  ]);
  return campaign === undefined ? null : { ...campaign, eventTypes: events };
}

export async function listCampaigns(
  db: D1Database,
  workspaceId: string,
  { status, search, limit, beforeId }: CampaignFilter,
): Promise<IdPage<CampaignRecord>> {
  const control = controlDb(db);
  const rows = await control
    .select()
    .from(campaigns)
    .where(
      and(
        eq(campaigns.workspaceId, workspaceId),
        beforeId === null ? undefined : lt(campaigns.id, beforeId),
        status === null ? undefined : eq(campaigns.status, status),
        containsText(search, [campaigns.name]),
      ),
    )
    .orderBy(desc(campaigns.id))
    .limit(limit + 1);
  const page = idPage(rows, limit);
  const events = await control
    .select()
    .from(eventTypes)
    .where(
      and(
        eq(eventTypes.workspaceId, workspaceId),
        inIds(
          eventTypes.campaignId,
          page.rows.map((row) => row.id),
        ),
      ),
    )
    .orderBy(asc(eventTypes.position));
  const eventsOf = Map.groupBy(events, (event) => event.campaignId);
  return {
    lastId: page.lastId,
    rows: page.rows.map((row) => ({ ...row, eventTypes: eventsOf.get(row.id) ?? [] })),
  };
}

export async function insertCampaign(
  db: D1Database,
  workspaceId: string,
  record: CampaignRecord,
  audit: AuditEntry,
): Promise<void> {
  const control = controlDb(db);
  await control.batch([
    control.insert(campaigns).values({ ...record, workspaceId }),
    ...record.eventTypes.map((event) =>
      control.insert(eventTypes).values({ ...event, workspaceId }),
    ),
    auditStatement(db, workspaceId, audit),
  ]);
}

/** Writes the given fields and event types (a known name is changed, a new one added) and raises the version. */
export async function updateCampaign(
  db: D1Database,
  workspaceId: string,
  id: string,
  { delivery, conversionPolicy, ...change }: CampaignChange,
  events: readonly EventTypeRecord[],
  audit: AuditEntry,
): Promise<void> {
  const control = controlDb(db);
  await control.batch([
    control
      .update(campaigns)
      .set({
        ...change,
        ...(delivery === undefined ? {} : { delivery: withParts(campaigns.delivery, delivery) }),
        ...(conversionPolicy === undefined
          ? {}
          : { conversionPolicy: withParts(campaigns.conversionPolicy, conversionPolicy) }),
        version: sql`${campaigns.version} + 1`,
        updatedAtMs: audit.atMs,
      })
      .where(and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.id, id))),
    ...events.map((event) =>
      control
        .insert(eventTypes)
        .values({ ...event, workspaceId })
        .onConflictDoUpdate({
          target: [eventTypes.campaignId, eventTypes.nameKey],
          set: changeable(event),
        }),
    ),
    auditStatement(db, workspaceId, audit),
  ]);
}

/** What is stored with these parts replaced, in the statement itself: two changes at once keep both. */
function withParts(column: SQLiteColumn, parts: object): SQL {
  return Object.entries(parts).reduce(
    (json, [part, value]) => sql`json_set(${json}, ${`$.${part}`}, json(${JSON.stringify(value)}))`,
    sql`${column}`,
  );
}

/** Of an event type what a change may touch: its place, id and key stay. */
function changeable(event: EventTypeRecord) {
  const { name, payoutModel, payoutMicros, payoutPpm, revenueMicros, revenuePpm } = event;
  const { aliases, duplicatePolicy, holdDays } = event;
  const payout = { payoutModel, payoutMicros, payoutPpm, revenueMicros, revenuePpm };
  return { name, ...payout, aliases, duplicatePolicy, holdDays };
}
