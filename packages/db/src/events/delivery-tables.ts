import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What is to be told to an endpoint, written in the transaction of what it tells of. */
export const deliveries = sqliteTable(
  "deliveries",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    endpointId: text("endpoint_id").notNull(),
    conversionId: text("conversion_id"),
    /** `conversion.approved` and the like. */
    event: text("event").notNull(),
    /** The filled URL of a postback; a webhook's JSON. */
    payload: text("payload").notNull(),
    state: text("state", { enum: ["pending", "delivered", "failed"] }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Attempts of this run of the schedule. */
    step: integer("step").notNull().default(0),
    /** When the schedule was begun anew; null = with the delivery. */
    begunAtMs: integer("begun_at_ms"),
    /** Before this the next attempt is not made; null = there is none. */
    nextAtMs: integer("next_at_ms"),
    /** Somebody is at it until then; null = nobody. */
    leaseUntilMs: integer("lease_until_ms"),
    /** A sentence: how the last attempt ended, or why it is over. */
    reason: text("reason").notNull().default(""),
    /** Number of the queue's message that stands for it: earlier ones are no longer acted on. */
    message: integer("message").notNull().default(0),
    createdAtMs: integer("created_at_ms").notNull(),
    updatedAtMs: integer("updated_at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("deliveries_conversion").on(t.workspaceId, t.conversionId),
    index("deliveries_due")
      .on(t.nextAtMs)
      .where(sql`state = 'pending'`),
    /** A workspace's oldest that is still on its way. */
    index("deliveries_pending")
      .on(t.workspaceId, t.id)
      .where(sql`state = 'pending'`),
  ],
);

/** Every try of a delivery. */
export const deliveryAttempts = sqliteTable(
  "delivery_attempts",
  {
    workspaceId: text("workspace_id").notNull(),
    deliveryId: text("delivery_id").notNull(),
    number: integer("number").notNull(),
    atMs: integer("at_ms").notNull(),
    durationMs: integer("duration_ms").notNull(),
    /** HTTP status; null where there was no answer. */
    status: integer("status"),
    outcome: text("outcome").notNull(),
    excerpt: text("excerpt").notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.deliveryId, t.number] })],
);

/** The breaker of an endpoint, JSON of core's state. */
export const endpointHealth = sqliteTable(
  "endpoint_health",
  {
    workspaceId: text("workspace_id").notNull(),
    endpointId: text("endpoint_id").notNull(),
    state: text("state").notNull(),
    updatedAtMs: integer("updated_at_ms").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.endpointId] })],
);
