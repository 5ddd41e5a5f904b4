import {
  markBlanked,
  nextUnblanked,
  replaceBody,
  type KeptLetterBody,
  type UnblankedLetter,
} from "@cleverdrip/db";
import { blankAddresses, type BlankDeps } from "./blank-addresses.ts";
import { isTooLarge, loadBody } from "./keep-aside.ts";
import { bytesOf, type KeptBody } from "./letter-body.ts";

export type BlankLettersDeps = BlankDeps & {
  /** Where all letters are. */
  readonly letters: D1Database;
  readonly bodies: R2Bucket;
  readonly nowMs: number;
};

/** Addresses may be kept for 24 hours: the schedule has an hour for it. */
const AFTER_MS = 23 * 3_600_000;
const LETTERS = 100;

/** Takes the addresses out of bodies that were kept a day ago; says how many. One that fails is tried again with the next run. */
export async function blankLetters(deps: BlankLettersDeps): Promise<number> {
  const { letters, nowMs } = deps;
  const due = await nextUnblanked(letters, nowMs - AFTER_MS, LETTERS);
  let blanked = 0;
  for (const letter of due) {
    try {
      await blank(letter, deps);
      blanked += 1;
    } catch (error) {
      console.error({ event: "dead-letter.unblanked", id: letter.id, error: String(error) });
    }
  }
  return blanked;
}

async function blank(letter: UnblankedLetter, deps: BlankLettersDeps): Promise<void> {
  const { letters, bodies, nowMs } = deps;
  // A discarded one.
  if (letter.body === "" && letter.bodyKey === null) return markBlanked(letters, letter.id, nowMs);
  const kept = { ...letter, body: await loadBody(letter, bodies) };
  const after = await blankAddresses(kept, deps);
  await saveBody(letter, after, nowMs, deps);
}

/** Writes a body in the place of another one, in the row or the object that held it; nothing where that was changed meanwhile. */
export async function saveBody(
  letter: UnblankedLetter,
  after: KeptBody,
  blankedAtMs: number | null,
  { letters, bodies }: Pick<BlankLettersDeps, "letters" | "bodies">,
): Promise<void> {
  const bodyKey =
    letter.bodyKey ??
    (isTooLarge(after) ? `dead-letters/${encodeURIComponent(letter.id)}~blanked` : null);
  if (bodyKey !== null) await bodies.put(bodyKey, bytesOf(after));
  const { encoding, bodyBytes } = after;
  const body = bodyKey === null ? after.body : "";
  const row: KeptLetterBody = { body, encoding, bodyBytes, bodyKey };
  const isReplaced = await replaceBody(letters, letter, row, blankedAtMs);
  if (!isReplaced && bodyKey !== null && bodyKey !== letter.bodyKey) await bodies.delete(bodyKey);
}
