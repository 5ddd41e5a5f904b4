import type { DeadLetterPage, DeadLetterQuery, DeadLetterRow } from "@cleverdrip/contract";
import { countWaitingLetters, listDeadLetters, type LetterRecord } from "@cleverdrip/db";
import { encodePlace, readPlace } from "./place.ts";
import type { LetterReader } from "./reader.ts";

export async function letterPage(
  { workspaceId, letters }: LetterReader,
  { limit, cursor, state }: DeadLetterQuery,
): Promise<DeadLetterPage> {
  const query = { workspaceId, limit, state: state ?? null };
  const [{ rows, last }, { count }] = await Promise.all([
    listDeadLetters(letters, query, readPlace(cursor)),
    countWaitingLetters(letters, workspaceId),
  ]);
  return { data: rows.map(toLetter), nextCursor: encodePlace(last), waiting: count };
}

export function toLetter({ encoding: _encoding, ...letter }: LetterRecord): DeadLetterRow {
  return letter;
}
