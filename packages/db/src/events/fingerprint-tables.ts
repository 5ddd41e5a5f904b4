import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Accepted clicks of campaigns that guess by address and browser: one row a click, and no index beside the key. */
export const clickFingerprints = sqliteTable(
  "click_fingerprints",
  {
    workspaceId: text("workspace_id").notNull(),
    /** Begins with the UTC day of the click. */
    fingerprint: text("fingerprint").notNull(),
    clickId: text("click_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.fingerprint, t.clickId] })],
);
