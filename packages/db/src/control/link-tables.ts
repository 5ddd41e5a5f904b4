import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { campaigns, publishers } from "./campaign-tables.ts";

export const domains = sqliteTable(
  "domains",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    hostname: text("hostname").notNull().unique(),
    /** What the snippet and its reports are called there; null = the usual names. */
    scriptPath: text("script_path"),
    eventPath: text("event_path"),
    createdAtMs: integer("created_at_ms").notNull(),
    /** Only grows, also when a host name is removed and attached again: the edge takes it for the version. */
    updatedAtMs: integer("updated_at_ms").notNull().default(0),
  },
  (t) => [index("domains_workspace").on(t.workspaceId, t.id)],
);

export const links = sqliteTable(
  "links",
  {
    /** 32 bits of every click id: one sequence for the whole installation. */
    number: integer("number").primaryKey({ autoIncrement: true }),
    id: text("id").notNull().unique(),
    workspaceId: text("workspace_id").notNull(),
    campaignId: text("campaign_id")
      .notNull()
      .references(() => campaigns.id),
    publisherId: text("publisher_id")
      .notNull()
      .references(() => publishers.id),
    slug: text("slug").notNull().unique(),
    domainId: text("domain_id").references(() => domains.id),
    status: text("status", { enum: ["active", "paused"] })
      .notNull()
      .default("active"),
    version: integer("version").notNull().default(1),
    createdAtMs: integer("created_at_ms").notNull(),
    updatedAtMs: integer("updated_at_ms").notNull(),
  },
  (t) => [
    index("links_workspace").on(t.workspaceId, t.id),
    index("links_campaign").on(t.campaignId),
    index("links_publisher").on(t.publisherId),
  ],
);

/** One address for many links. Slugs are one space with those of links; triggers see to it. */
export const smartLinks = sqliteTable(
  "smart_links",
  {
    id: text("id").primaryKey(),
    workspaceId: text("workspace_id").notNull(),
    name: text("name").notNull(),
    publisherId: text("publisher_id")
      .notNull()
      .references(() => publishers.id),
    slug: text("slug").notNull().unique(),
    domainId: text("domain_id").references(() => domains.id),
    status: text("status", { enum: ["active", "paused"] })
      .notNull()
      .default("active"),
    version: integer("version").notNull().default(1),
    createdAtMs: integer("created_at_ms").notNull(),
    updatedAtMs: integer("updated_at_ms").notNull(),
  },
  (t) => [index("smart_links_workspace").on(t.workspaceId, t.id)],
);

export const smartLinkMembers = sqliteTable(
  "smart_link_members",
  {
    smartLinkId: text("smart_link_id")
      .notNull()
      .references(() => smartLinks.id),
    workspaceId: text("workspace_id").notNull(),
    linkId: text("link_id")
      .notNull()
      .references(() => links.id),
    position: integer("position").notNull(),
    weight: integer("weight").notNull(),
  },
  (t) => [primaryKey({ columns: [t.smartLinkId, t.linkId] })],
);

/** What links are called in the systems that a workspace came from: `offer/publisher`, or one key. */
export const linkAliases = sqliteTable(
  "link_aliases",
  {
    workspaceId: text("workspace_id").notNull(),
    alias: text("alias").notNull(),
    linkId: text("link_id")
      .notNull()
      .references(() => links.id),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.alias] }),
    index("link_aliases_link").on(t.linkId),
  ],
);
