import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What payable clicks earn, added up in the transaction that stores them; the ledger takes it over day by day. */
export const clickEarnings = sqliteTable(
  "click_earnings",
  {
    workspaceId: text("workspace_id").notNull(),
    campaignId: text("campaign_id").notNull(),
    publisherId: text("publisher_id").notNull(),
    /** yyyy-mm-dd in the workspace's zone. */
    day: text("day").notNull(),
    linkId: text("link_id").notNull(),
    currency: text("currency").notNull(),
    /** Those that earn something. */
    clicks: integer("clicks").notNull(),
    earnedMicros: integer("earned_micros").notNull(),
    /** The part of it that is in the ledger. */
    settledMicros: integer("settled_micros").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.campaignId, t.publisherId, t.day, t.linkId] }),
    index("click_earnings_open")
      .on(t.workspaceId, t.day)
      .where(sql`earned_micros <> settled_micros`),
  ],
);

/** Up to when a workspace's statements are closed: no entry gets an earlier time any more. */
export const ledgerLocks = sqliteTable("ledger_locks", {
  workspaceId: text("workspace_id").primaryKey(),
  lockedToMs: integer("locked_to_ms").notNull(),
});

/** What a payment of a statement pays for: of one publisher and currency no two of them overlap. */
export const statementPayments = sqliteTable(
  "statement_payments",
  {
    workspaceId: text("workspace_id").notNull(),
    publisherId: text("publisher_id").notNull(),
    currency: text("currency").notNull(),
    startMs: integer("start_ms").notNull(),
    /** First millisecond after it. */
    endMs: integer("end_ms").notNull(),
    /** yyyy-mm-dd in the workspace's zone, both inclusive. */
    firstDay: text("first_day").notNull(),
    lastDay: text("last_day").notNull(),
    /** Its entry in the ledger. */
    entryId: text("entry_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.publisherId, t.currency, t.startMs, t.endMs] })],
);
