import { watchD1 } from "@cleverdrip/testing";

/** https://developers.cloudflare.com/d1/platform/limits/; local D1 keeps none of them. */
const MAX_PARAMETERS = 100;
const MAX_VALUE_BYTES = 2_000_000;
const MAX_SQL_BYTES = 100_000;
const MAX_STATEMENTS = 1_000;

/** D1 as it is in production: what is too large is refused. `largest` says how near it came, in bytes of one value. */
export function limitedD1(database: D1Database) {
  const seen = { largest: 0, statements: 0 };
  const bound = (sql: string, values: readonly unknown[]) => {
    seen.statements += 1;
    if (values.length > MAX_PARAMETERS) throw new Error("D1_ERROR: too many SQL variables");
    if (bytesOf(sql) > MAX_SQL_BYTES || seen.statements > MAX_STATEMENTS)
      throw new Error("D1_ERROR: statement too long, or too many of them");
    for (const value of values) {
      const bytes = typeof value === "string" ? bytesOf(value) : 0;
      if (bytes > MAX_VALUE_BYTES)
        throw new Error("D1_ERROR: string or blob too big: SQLITE_TOOBIG");
      seen.largest = Math.max(seen.largest, bytes);
    }
  };
  return { database: watchD1(database, { bound }), seen };
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
