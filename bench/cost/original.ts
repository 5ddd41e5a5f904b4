import type { Bill } from "./prices.ts";

/**
 * The design that this one replaces, of a click: a snapshot read from KV, a message of its own, a consumer call for ten of them,
 * and a row of `clicks` with a text key on a rowid table and five indexes, counted in rows (D1 bills each entry).
 */
export const originalClick: Bill = {
  requests: 1.1,
  cpuMs: 0.5,
  kvReads: 1,
  queueOperations: 3,
  d1RowsWritten: 7,
};
