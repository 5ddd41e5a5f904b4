import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Public halves of the keys that have signed receipts, for good: old receipts are checked with old keys. */
export const receiptKeys = sqliteTable("receipt_keys", {
  /** Made from the key itself. */
  id: text("id").primaryKey(),
  /** The 32 bytes of an Ed25519 public key in base64url. */
  publicKey: text("public_key").notNull(),
  firstUsedAtMs: integer("first_used_at_ms").notNull(),
});
