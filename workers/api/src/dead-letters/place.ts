import type { LetterPlace } from "@cleverdrip/db";
import { encodeCursor, readCursor } from "../http/cursor.ts";

const PLACE = /^\d{1,15}:.{1,200}$/s;

export function readPlace(cursor: string | undefined): LetterPlace | null {
  const text = readCursor(cursor, PLACE);
  if (text === null) return null;
  const colon = text.indexOf(":");
  return { receivedAtMs: Number(text.slice(0, colon)), id: text.slice(colon + 1) };
}

export function encodePlace(place: LetterPlace | null): string | null {
  return place === null ? null : encodeCursor(`${place.receivedAtMs}:${place.id}`);
}
