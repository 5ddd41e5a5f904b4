import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** How a workspace, or one of its campaigns, deals with fraud. Without a row everything is at its default. */
export const fraudPolicies = sqliteTable(
  "fraud_policies",
  {
    workspaceId: text("workspace_id").notNull(),
    /** "" = what holds where a campaign says nothing of its own. */
    campaignId: text("campaign_id").notNull(),
    /** JSON of a part of core's FraudPolicy: what it does not name comes from the workspace, then from the defaults. */
    policy: text("policy").notNull(),
    updatedAtMs: integer("updated_at_ms").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.campaignId] })],
);
