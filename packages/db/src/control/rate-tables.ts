import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What one unit of a currency is worth in another one on a day, as the workspace says: nothing else converts money. */
export const exchangeRates = sqliteTable(
  "exchange_rates",
  {
    workspaceId: text("workspace_id").notNull(),
    fromCurrency: text("from_currency").notNull(),
    toCurrency: text("to_currency").notNull(),
    /** yyyy-mm-dd in the workspace's zone. */
    day: text("day").notNull(),
    /** Parts per billion: 1.0842 is 1,084,200,000. */
    ppb: integer("ppb").notNull(),
    updatedAtMs: integer("updated_at_ms").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.fromCurrency, t.toCurrency, t.day] })],
);
