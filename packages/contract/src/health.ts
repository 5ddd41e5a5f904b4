import * as z from "zod";
import { timeMs } from "./fields.ts";

export const healthState = z.enum(["good", "late", "bad", "unknown"]);

export const healthCheck = z.strictObject({
  name: z.enum([
    "data",
    "last-batch",
    "clicks-queue",
    "deliveries-queue",
    "deliveries",
    "dead-letters",
    "books",
  ]),
  state: healthState,
  sentence: z.string(),
  /** The age or lag that it was judged by. */
  ms: z.number().int().nullable(),
  count: z.number().int().nullable(),
});

/** How far a workspace's facts are behind, and whether that is as it should be. */
export const health = z.strictObject({
  atMs: timeMs,
  /** Time of the newest event that is counted; null before the first. */
  dataUpToMs: timeMs.nullable(),
  state: z.enum(["good", "late", "bad"]),
  sentence: z.string(),
  checks: z.array(healthCheck),
});

export type HealthReport = z.infer<typeof health>;
