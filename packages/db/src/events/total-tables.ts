import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { metricColumns } from "./rollup-tables.ts";

const key = {
  workspaceId: text("workspace_id").notNull(),
  /** total, campaign, publisher, and by day the dimensions of facet_daily. */
  dimension: text("dimension").notNull(),
  value: text("value").notNull(),
  currency: text("currency").notNull(),
};

/**
 * Days that are over, summed over all else: what a report over a year reads. The schedule sums each day once; triggers keep the
 * sums what the rows of rollup_daily and facet_daily say, whoever changes them. Until then a click costs nothing here.
 */
export const totalDaily = sqliteTable(
  "total_daily",
  { ...key, day: text("day").notNull(), ...metricColumns },
  (t) => [primaryKey({ columns: [t.workspaceId, t.dimension, t.day, t.value, t.currency] })],
);

/** The same by yyyy-mm, of total, campaign and publisher. */
export const totalMonthly = sqliteTable(
  "total_monthly",
  { ...key, month: text("month").notNull(), ...metricColumns },
  (t) => [primaryKey({ columns: [t.workspaceId, t.dimension, t.month, t.value, t.currency] })],
);

/** Days before it are summed. Without a row nothing is, whatever stands in the other two. */
export const totalsUntil = sqliteTable("totals_until", {
  workspaceId: text("workspace_id").primaryKey(),
  day: text("day").notNull(),
});
