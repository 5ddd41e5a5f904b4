import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Impressions of campaigns that count views: what a conversion may be attributed to where there is no click. */
export const views = sqliteTable(
  "views",
  {
    workspaceId: text("workspace_id").notNull(),
    /** Sorts by time, as click ids do. */
    id: text("id").notNull(),
    atMs: integer("at_ms").notNull(),
    campaignId: text("campaign_id").notNull(),
    publisherId: text("publisher_id").notNull(),
    linkId: text("link_id").notNull(),
    visitorId: text("visitor_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("views_visitor").on(t.workspaceId, t.visitorId),
  ],
);
