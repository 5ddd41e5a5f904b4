import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Where results are told to: a publisher's postback URL, or a webhook of the workspace. */
export const endpoints = sqliteTable(
  "endpoints",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    kind: text("kind", { enum: ["postback", "webhook"] }).notNull(),
    name: text("name").notNull(),
    /** Postbacks have macros in it. */
    url: text("url").notNull(),
    /** Plain http on port 80, where the owner asked for it. */
    allowHttp: integer("allow_http", { mode: "boolean" }).notNull().default(false),
    /** Whose results; null = the workspace's, only for webhooks. */
    publisherId: text("publisher_id"),
    campaignId: text("campaign_id"),
    eventTypeId: text("event_type_id"),
    /** Statuses (postbacks) or event names (webhooks) that are told; none = all. */
    filter: text("filter", { mode: "json" }).$type<readonly string[]>().notNull().default([]),
    /** Newest first; more than one while a secret is being replaced. */
    secrets: text("secrets", { mode: "json" }).$type<readonly string[]>().notNull().default([]),
    status: text("status", { enum: ["active", "paused", "disabled"] })
      .notNull()
      .default("active"),
    /** Why it was switched off; null while it is not. */
    statusReason: text("status_reason"),
    createdAtMs: integer("created_at_ms").notNull(),
    updatedAtMs: integer("updated_at_ms").notNull(),
  },
  (t) => [
    index("endpoints_workspace").on(t.workspaceId, t.id),
    index("endpoints_publisher").on(t.workspaceId, t.publisherId),
  ],
);
