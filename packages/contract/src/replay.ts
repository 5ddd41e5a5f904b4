import * as z from "zod";

const timeMs = z.int().nonnegative();
const count = z.int().nonnegative();
const micros = z.int();

/** Where a replay goes on. */
export const replayCursor = z.strictObject({
  workspaceId: z.string().max(100),
  phase: z.enum(["entries", "clicks", "journal", "reports"]),
  atMs: timeMs,
  seq: count,
});

/** A replay of the log: of one workspace, or of all (null). Times are taken to whole hours. */
export const replayAsked = z.strictObject({
  workspaceId: z.string().max(100).nullable(),
  fromMs: timeMs,
  toMs: timeMs,
  /** Nothing is written: it says what would be different. */
  isDry: z.boolean(),
  /** Dry alone: clicks and results are judged anew by this rule set (v1, …); left out, they stand as they were judged. */
  rules: z.string().max(20).optional(),
  /**
   * Instead of all that: the reports of that time are given once more, as they came, and judged by the terms of now. For
   * minutes of which the journal is lost.
   */
  reports: z.boolean().optional(),
  cursor: replayCursor.nullable(),
});

/** What is counted, or how much more or less of it. */
const sums = z.strictObject({
  grossClicks: z.int(),
  clicks: z.int(),
  conversions: z.int(),
  revenueMicros: micros,
  payoutMicros: micros,
});

/** What a campaign counts by the log (of results by what is there), and what it counts at present; money in its own currency. */
export const replayDifference = z.strictObject({
  workspaceId: z.string(),
  campaignId: z.string(),
  log: sums,
  present: sums,
  /** By the log, once it is judged by the rule set that was asked for; null where none was. */
  judged: sums.nullable(),
});

/** A result that the log has otherwise than the books; of several of one result the last sequence holds. */
export const replayMove = z.strictObject({
  conversionId: z.string(),
  sequence: count,
  workspaceId: z.string(),
  campaignId: z.string(),
  /** What its campaign would count more or less than it does by its clicks and present results. */
  log: sums,
  judged: sums.nullable(),
});

export const replayAnswer = z.strictObject({
  /** Hours of the log that were looked at. */
  hours: count,
  /** Clicks that were stored, and changes of conversions and money that were applied; dry, none. */
  stored: count,
  applied: count,
  /** What was there already. */
  known: count,
  /** Sentences: what could not be replayed. */
  problems: z.array(z.string()),
  /** Dry: campaigns of these hours, differing or not. */
  campaigns: z.array(replayDifference),
  /** Dry: what a replay would change of results. */
  results: z.array(replayMove),
  /** Where to go on; null = that was all. */
  next: replayCursor.nullable(),
});

/** A replay of a member's workspace. ISO dates, instants or milliseconds. */
export const ownReplay = z.strictObject({
  from: z.string().max(40),
  to: z.string().max(40),
  /** `next` of the answer before; left out or null, it begins. */
  cursor: replayCursor.partial({ workspaceId: true }).nullable().optional(),
});

export const dryReplay = ownReplay.extend({
  /** A rule set (v1, …) that clicks and results are judged by anew; left out, they stand as they were judged. */
  rules: z.string().max(20).optional(),
});

export type ReplayAsked = z.infer<typeof replayAsked>;
export type ReplayAnswer = z.infer<typeof replayAnswer>;
export type ReplayCursor = z.infer<typeof replayCursor>;
export type ReplayDifference = z.infer<typeof replayDifference>;
export type OwnReplay = z.infer<typeof ownReplay>;
export type DryReplay = z.infer<typeof dryReplay>;
