import { findDeadLetter, type LetterPart } from "@cleverdrip/db";
import { loadBody } from "./keep-aside.ts";

/** The body of a letter as its encoding has it, its first characters; null where that reader has no such letter. */
export async function readLetter(
  part: LetterPart,
  maxCharacters: number,
  { EVENTS, LOG }: Pick<ConsumerEnv, "EVENTS" | "LOG">,
): Promise<string | null> {
  const letter = await findDeadLetter(EVENTS, part);
  if (letter === null || letter.isShared) return null;
  return (await loadBody(letter, LOG)).slice(0, maxCharacters);
}
