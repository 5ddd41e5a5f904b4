import * as z from "zod";

const count = z.int().nonnegative();

/** A step of a workspace's move to another events database, for whoever runs the installation. */
export const moveAsked = z.strictObject({
  workspaceId: z.string().max(100),
  /** Name of a D1 binding: EVENTS, EVENTS_2, … Left out, the move that is under way goes on. */
  toShard: z
    .string()
    .regex(/^EVENTS(_\d{1,2})?$/, "must be EVENTS, EVENTS_2, EVENTS_3, …")
    .nullable(),
  /** `dry` says what would be moved; `abort` gives up what has not been switched yet. */
  action: z.enum(["go-on", "dry", "abort"]),
});

/** Rows of a table, and all its columns of money added up, as both databases have them; dry, as the first one has them. */
const movedTable = z.strictObject({ name: z.string(), rows: count, micros: z.int() });

export const moveAnswer = z.strictObject({
  /**
   * `clear` `early` `rest` `compare`: under way, nothing is written from `rest` on · `switched`: it is in its new database, and
   * what is left in the old one goes an hour later · `abort`: what was copied is being deleted · `none`: nothing moves
   */
  state: z.enum(["none", "clear", "early", "rest", "compare", "switched", "abort"]),
  fromShard: z.string(),
  toShard: z.string(),
  sentence: z.string(),
  /** Copied so far; from `compare` on those that were compared. */
  tables: z.array(movedTable),
  /** How long nothing was written; null = not yet. */
  frozenMs: count.nullable(),
  /** There is nothing more to ask for. */
  isDone: z.boolean(),
});

export type MoveAsked = z.infer<typeof moveAsked>;
export type MoveAnswer = z.infer<typeof moveAnswer>;
/** `refused` says why nothing was begun. */
export type MoveOutcome = MoveAnswer | { readonly refused: string };
