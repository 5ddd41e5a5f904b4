import * as z from "zod";
import { timeMs } from "./fields.ts";

/** Same forms of time as reports; at most 31 days. */
export const balanceQuery = z.strictObject({
  from: z.string().max(40),
  to: z.string().max(40),
});

/** What became of the clicks that isolates say they emitted, by the UTC hour of their batch. */
export const balanceRow = z.strictObject({
  hourMs: timeMs,
  emitted: z.number().int(),
  stored: z.number().int(),
  deadLettered: z.number().int(),
  /** Given up by an isolate that could reach neither queue nor consumer, and said so afterwards. */
  lost: z.number().int(),
  /** emitted − stored − deadLettered − lost: on its way, or gone with a message. */
  missing: z.number().int(),
});

export const balance = z.strictObject({
  data: z.array(balanceRow),
  totals: balanceRow.omit({ hourMs: true }),
});

export type BalanceQuery = z.infer<typeof balanceQuery>;
export type BalanceRow = z.infer<typeof balanceRow>;
export type Balance = z.infer<typeof balance>;
