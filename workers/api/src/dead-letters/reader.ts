import type { Facts } from "../consumer.ts";
import type { Services } from "../services.ts";

/** Whose letters are asked for, and by whom. */
export type LetterReader = {
  /** null = the operator: all of them, also those that nobody can read. */
  readonly workspaceId: string | null;
  /** Bodies have addresses and secrets in them: they are for those who may replay them. */
  readonly seesBodies: boolean;
  readonly letters: D1Database;
  readonly facts: Pick<Facts, "replayDeadLetters" | "readDeadLetter">;
};

/** All letters are in the first events database, wherever the workspaces are that they belong to. */
export const LETTERS_SHARD = "EVENTS";

export function operatorReader({ eventsShard, facts }: Services): LetterReader {
  return { workspaceId: null, seesBodies: true, letters: eventsShard(LETTERS_SHARD), facts };
}
