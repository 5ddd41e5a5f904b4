import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What sets sources apart from their peers, as last judged: a finding that is not made any more has no row. */
export const fraudFindings = sqliteTable(
  "fraud_findings",
  {
    workspaceId: text("workspace_id").notNull(),
    /** Made of what the finding is about, so that the same one keeps its row. */
    id: text("id").notNull(),
    publisherId: text("publisher_id").notNull(),
    /** null: over all its campaigns. */
    campaignId: text("campaign_id"),
    sinceMs: integer("since_ms").notNull(),
    judgedAtMs: integer("judged_at_ms").notNull(),
    /** JSON of core's Finding. */
    finding: text("finding").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** What was learnt from the workspace's traffic: new results are judged by it at their receipt. */
export const fraudKnowledge = sqliteTable("fraud_knowledge", {
  workspaceId: text("workspace_id").primaryKey(),
  judgedAtMs: integer("judged_at_ms").notNull(),
  rulesVersion: integer("rules_version").notNull(),
  /** JSON of core's Knowledge. */
  knowledge: text("knowledge").notNull(),
});
