import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

/** Results that are doubted: half a row of evidence each, the newest judgement. What is not doubted has no row. */
export const fraudVerdicts = sqliteTable(
  "fraud_verdicts",
  {
    workspaceId: text("workspace_id").notNull(),
    conversionId: text("conversion_id").notNull(),
    /** When the result is from, as the conversion has it. */
    atMs: integer("at_ms").notNull(),
    /** Whose click it is: where a result is shared, the finding is about this publisher alone. */
    publisherId: text("publisher_id").notNull(),
    campaignId: text("campaign_id").notNull(),
    eventName: text("event_name").notNull(),
    payoutMicros: integer("payout_micros").notNull(),
    currency: text("currency").notNull(),
    /** 0 to 1, of the highest signal. */
    score: real("score").notNull(),
    /** JSON list of core's Signal. */
    signals: text("signals").notNull(),
    rulesVersion: integer("rules_version").notNull(),
    /** What the campaign's policy makes of it: core's RuleMode. */
    action: text("action", { enum: ["off", "tag", "hold", "reject"] }).notNull(),
    /** Of a person, and final. */
    decision: text("decision", { enum: ["open", "approved", "rejected"] })
      .notNull()
      .default("open"),
    decidedBy: text("decided_by"),
    /** Of fraud_decisions. */
    decisionId: text("decision_id"),
    judgedAtMs: integer("judged_at_ms").notNull(),
    /** When action or decision became what they are. */
    changedAtMs: integer("changed_at_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.conversionId] }),
    /** The review queue. */
    index("fraud_verdicts_waiting")
      .on(t.workspaceId, t.conversionId)
      .where(sql`decision = 'open' AND action IN ('hold', 'reject')`),
    index("fraud_verdicts_publisher").on(t.workspaceId, t.publisherId, t.conversionId),
  ],
);

/** What people decided, several results at a time; undone as it was done. */
export const fraudDecisions = sqliteTable(
  "fraud_decisions",
  {
    workspaceId: text("workspace_id").notNull(),
    /** `fdc_…`, sorts by time. */
    id: text("id").notNull(),
    atMs: integer("at_ms").notNull(),
    actor: text("actor").notNull(),
    decision: text("decision", { enum: ["approve", "reject"] }).notNull(),
    note: text("note").notNull(),
    /** JSON list. */
    conversionIds: text("conversion_ids").notNull(),
    /** JSON list of `[conversionId, status, reason]` before, of those that it changed. */
    before: text("before").notNull(),
    undoneAtMs: integer("undone_at_ms"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** A publisher's objection to a held or rejected result, or to a day of paid clicks that is held or refused. */
export const fraudAppeals = sqliteTable(
  "fraud_appeals",
  {
    workspaceId: text("workspace_id").notNull(),
    /** `apl_…`, sorts by time. */
    id: text("id").notNull(),
    /** Of a day the ledger's key of what is held: readHeldDay tells them apart. */
    conversionId: text("conversion_id").notNull(),
    publisherId: text("publisher_id").notNull(),
    atMs: integer("at_ms").notNull(),
    text: text("text").notNull(),
    /** null = it waits. */
    answeredAtMs: integer("answered_at_ms"),
    answer: text("answer"),
    outcome: text("outcome", { enum: ["upheld", "denied", "withdrawn"] }),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("fraud_appeals_conversion").on(t.workspaceId, t.conversionId),
    /** Of a result, or a day, one waits at a time. */
    uniqueIndex("fraud_appeals_open")
      .on(t.workspaceId, t.conversionId)
      .where(sql`answered_at_ms IS NULL`),
  ],
);
