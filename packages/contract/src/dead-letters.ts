import type { QueueBacklog } from "@cleverdrip/core";
import * as z from "zod";
import { timeMs } from "./fields.ts";
import { pageOf, pageQuery } from "./pagination.ts";

/** A message that could not be processed. */
export const deadLetter = z.strictObject({
  id: z.string(),
  /** The queue that gave it up; `clicks` where they came past it. */
  queue: z.string(),
  reason: z.string(),
  attempts: z.number().int(),
  /** When it was kept first, and when it last failed. */
  receivedAtMs: timeMs,
  lastAtMs: timeMs,
  /** How many clicks of yours are in it. */
  clicks: z.number().int(),
  bodyBytes: z.number().int(),
  /** It carries clicks of other workspaces, too: its body is nobody's to see. */
  isShared: z.boolean(),
  /** When a replay brought it home; null = it waits. */
  settledAtMs: timeMs.nullable(),
  /** What that replay did. */
  outcome: z.string().nullable(),
  /** SHA-256 of the body's bytes as it came, in hex; "" = kept before there were hashes. */
  bodySha256: z.string(),
  /** When addresses in the body became networks and keyed hashes; null = it is as it came. */
  blankedAtMs: timeMs.nullable(),
  /** Who gave it up for good, so that its body is gone: a member's id or `operator`. outcome says why. null = nobody. */
  discardedBy: z.string().nullable(),
});

/** `json` as the runtime handed it over; `bytes` in base64; `described`: none of these, so that it cannot be replayed. */
export const deadLetterBody = z.strictObject({
  encoding: z.enum(["json", "text", "bytes", "described"]),
  content: z.string(),
  /** There is more than an answer has room for. */
  isCut: z.boolean(),
});

/** The body is null for roles that may not replay it, where it is shared, and once it is discarded. */
export const deadLetterDetail = deadLetter.extend({ body: deadLetterBody.nullable() });

export const deadLetterState = z.enum(["waiting", "settled"]);

/** Newest first. */
export const deadLetterQuery = pageQuery.extend({ state: deadLetterState.optional() });

/** A page, and how many wait in all; counting stops at 10,000. */
export const deadLetterPage = pageOf(deadLetter).extend({ waiting: z.number().int() });

export const letterReplay = z.strictObject({
  id: z.string(),
  outcome: z.enum(["settled", "failed"]),
  /** What became of it, or why it failed again. */
  sentence: z.string(),
});

/** Gives up for good what waits. The reason is for whoever looks for it later. */
export const discardLetter = z.strictObject({ reason: z.string().trim().min(3).max(500) });

/** `settled`: it did not wait any more, and nothing was changed. */
export const letterDiscard = z.strictObject({
  id: z.string(),
  outcome: z.enum(["discarded", "settled"]),
  sentence: z.string(),
});

/** From the oldest that waits; `cursor` is the last answer's. */
export const deadLettersReplay = z.strictObject({ cursor: z.string().max(400).optional() });

/** A step. To be called with nextCursor until that is null. */
export const deadLettersReplayed = z.strictObject({
  settled: z.number().int(),
  failed: z.number().int(),
  /** Some of those that failed, with the reason. */
  failures: z.array(letterReplay),
  nextCursor: z.string().nullable(),
});

export type DeadLetterRow = z.infer<typeof deadLetter>;
export type DeadLetterDetail = z.infer<typeof deadLetterDetail>;
export type DeadLetterBody = z.infer<typeof deadLetterBody>;
export type DeadLetterQuery = z.infer<typeof deadLetterQuery>;
export type DeadLetterPage = z.infer<typeof deadLetterPage>;
export type DeadLettersReplay = z.infer<typeof deadLettersReplay>;
export type DeadLettersReplayed = z.infer<typeof deadLettersReplayed>;
export type LetterReplay = z.infer<typeof letterReplay>;
export type DiscardLetter = z.infer<typeof discardLetter>;
export type LetterDiscard = z.infer<typeof letterDiscard>;

/** Each queue as it tells of itself; null where it does not. */
export type QueueBacklogs = Readonly<
  Record<"clicks" | "clicksDead" | "deliveries" | "deliveriesDead", QueueBacklog | null>
>;
