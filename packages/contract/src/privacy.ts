import * as z from "zod";
import { pageQuery } from "./pagination.ts";

const count = z.int().nonnegative();
const timeMs = z.int().nonnegative();

/**
 * Whose data are to be erased: those of a click and its visitor, or of whoever sent a value, such as the hash of an e-mail
 * address, in a link, a sub id or a report.
 */
export const erasureSubject = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("click"), subject: z.string().min(1).max(64) }),
  z.strictObject({
    kind: z.literal("value"),
    subject: z
      .string()
      .regex(
        /^[A-Za-z0-9_-]{8,200}$/,
        "must be the value as it was sent, 8 to 200 letters, digits, - or _: of an e-mail address its hash",
      ),
  }),
]);

/** What told of the person, or tells. */
export const erasureCounts = z.strictObject({
  clicks: count,
  views: count,
  conversions: count,
  /** Of the received log. */
  reports: count,
  /** Messages of the workspace that could not be processed. */
  letters: count,
  uploadRows: count,
  logLines: count,
  /** Segments of the log that cannot be read: what they say nobody knows. */
  unreadable: count,
});

export const erasureCheck = z.strictObject({
  counts: erasureCounts,
  /** false: there was no time to look at everything. */
  isComplete: z.boolean(),
});

export const erasure = z.strictObject({
  id: z.string(),
  kind: z.enum(["click", "value"]),
  actor: z.string(),
  /** `waiting`: everything is blanked; it looks once more when queues cannot bring it back any more. */
  state: z.enum(["running", "waiting", "done"]),
  counts: erasureCounts,
  startedAtMs: timeMs,
  updatedAtMs: timeMs,
  /** Of the second look; null where there is none to come. */
  againAtMs: timeMs.nullable(),
});

/** Newest first. */
export const erasureQuery = pageQuery;

/** Clicks past the hot window that stay, because the log does not have them for certain. */
export const retention = z.strictObject({
  heldHours: z.array(
    z.strictObject({
      hourMs: timeMs,
      clicks: count,
      /** A sentence: which segments or batches. */
      problem: z.string(),
      checkedAtMs: timeMs,
    }),
  ),
});

export type ErasureSubject = z.infer<typeof erasureSubject>;
export type ErasureCounts = z.infer<typeof erasureCounts>;
export type ErasureCheck = z.infer<typeof erasureCheck>;
export type Erasure = z.infer<typeof erasure>;
export type Retention = z.infer<typeof retention>;
