import type { DeadLettersReplay, DeadLettersReplayed, LetterReplay } from "@cleverdrip/contract";
import { nextDeadLetters } from "@cleverdrip/db";
import { askConsumer } from "../ask-consumer.ts";
import { notFound } from "../http/refusal.ts";
import { encodePlace, readPlace } from "./place.ts";
import type { LetterReader } from "./reader.ts";

/** Letters a step: what the consumer does within one call, with room to spare. */
const STEP = 10;
/** Of those that failed, as many as help to see why. */
const MAX_FAILURES = 5;

/** Once more. What was stored meanwhile is not stored again, so a call whose answer was lost is simply made again. */
export async function replayLetter(reader: LetterReader, id: string): Promise<LetterReplay> {
  const [replayed] = await ask(reader, [id]);
  if (replayed === undefined) throw notFound("dead letter", id);
  return { ...replayed };
}

/** The next that wait, from the oldest. Those that fail again are passed: they are not met a second time. */
export async function replayLetters(
  reader: LetterReader,
  { cursor }: DeadLettersReplay,
): Promise<DeadLettersReplayed> {
  const { workspaceId, letters } = reader;
  const places = await nextDeadLetters(letters, { workspaceId, limit: STEP }, readPlace(cursor));
  const results =
    places.length === 0
      ? []
      : await ask(
          reader,
          places.map(({ id }) => id),
        );
  const failures = results.filter(({ outcome }) => outcome === "failed");
  return {
    settled: results.length - failures.length,
    failed: failures.length,
    failures: failures.slice(0, MAX_FAILURES),
    nextCursor: places.length < STEP ? null : encodePlace(places.at(-1) ?? null),
  };
}

function ask({ workspaceId, facts }: LetterReader, ids: readonly string[]) {
  return askConsumer("replay-dead-letters", () => facts.replayDeadLetters(workspaceId, ids));
}
