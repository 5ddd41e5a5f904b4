import * as z from "zod";
import { pageQuery } from "./pagination.ts";

/** What is wrong: see docs/reliability.md. */
export const findingCause = z.enum([
  "lost-row",
  "doubled-row",
  "changed-amount",
  "swapped-bucket",
  "changed-row",
  "missing-segment",
  "bad-checksum",
  "broken-proof",
  "counts-differ",
]);

/** One difference in the books. */
export const finding = z.strictObject({
  cause: findingCause,
  /** The table, or `log`. */
  place: z.string(),
  /** Hour or day with campaign, publisher and link; null where it is about an event alone. */
  bucket: z.string().nullable(),
  /** Of the click, conversion, ledger entry, batch or segment; null where only sums differ. */
  eventId: z.string().nullable(),
  detail: z.string(),
});

const timeMs = z.int().nonnegative();
const count = z.int().nonnegative();

/** A recount of the workspace's books. */
export const verifyRun = z.strictObject({
  id: z.string(),
  /** `schedule`, or who asked for it. */
  actor: z.string(),
  fromMs: timeMs,
  toMs: timeMs,
  /** Up to where it has come. */
  doneToMs: timeMs,
  /** `running` goes on with the next call; `drift`: something differs. */
  state: z.enum(["running", "clean", "drift"]),
  buckets: count,
  events: count,
  findings: count,
  startedAtMs: timeMs,
  updatedAtMs: timeMs,
});

export const verifyRunDetail = verifyRun.extend({
  /** The first 1,000. */
  found: z.array(finding),
});

/** Newest first. */
export const verifyQuery = pageQuery;

/** ISO dates, instants or milliseconds, taken to whole hours; left out: the last day. At most 93 days. */
export const newVerifyRun = z.strictObject({
  from: z.string().max(40).optional(),
  to: z.string().max(40).optional(),
});

/** What whoever runs the installation asks for: one workspace, or all (null). */
export const verifyAsked = z.strictObject({
  workspaceId: z.string().max(100).nullable(),
  fromMs: timeMs,
  toMs: timeMs,
  /** `next` of the answer before. */
  cursor: z.strictObject({ workspaceId: z.string().max(100), atMs: timeMs }).nullable(),
});

export const verifyAnswer = z.strictObject({
  findings: z.array(finding.extend({ workspaceId: z.string() })),
  hours: count,
  buckets: count,
  events: count,
  /** Where to go on; null = that was all. */
  next: verifyAsked.shape.cursor,
});

export type VerifyRunShown = z.infer<typeof verifyRun>;
export type VerifyRunDetail = z.infer<typeof verifyRunDetail>;
export type NewVerifyRun = z.infer<typeof newVerifyRun>;
export type FindingShown = z.infer<typeof finding>;
export type VerifyAsked = z.infer<typeof verifyAsked>;
export type VerifyAnswer = z.infer<typeof verifyAnswer>;
