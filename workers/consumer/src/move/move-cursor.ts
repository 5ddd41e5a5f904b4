import { advanceMove, type KeyValues, type MoveRecord } from "@cleverdrip/db";
import type { MoveDeps } from "./move-deps.ts";

/** Where a move goes on, as CONTROL keeps it in JSON. */
export type MoveCursor = {
  /** The journal is in the log. */
  readonly isDrained: boolean;
  /** Place of the table that is being compared, and key of the last row that was. */
  readonly table: number;
  readonly compared: KeyValues | null;
  /** Key of the last row of each table that was copied. */
  readonly copied: Readonly<Record<string, KeyValues>>;
  readonly rows: Readonly<Record<string, number>>;
  readonly micros: Readonly<Record<string, number>>;
};

export const FIRST_CURSOR: MoveCursor = {
  isDrained: false,
  table: 0,
  compared: null,
  copied: {},
  rows: {},
  micros: {},
};

export function cursorOf({ cursor }: Pick<MoveRecord, "cursor">): MoveCursor {
  // Written by us, in this shape; a new move has none yet.
  return { ...FIRST_CURSOR, ...(JSON.parse(cursor) as Partial<MoveCursor>) };
}

/** Keeps what a step has done. */
export async function advance(
  move: MoveRecord,
  change: { readonly cursor: MoveCursor } & Partial<Pick<MoveRecord, "state" | "frozenAtMs">>,
  { control }: Pick<MoveDeps, "control">,
): Promise<"advanced" | "overtaken"> {
  const { cursor, state = move.state, frozenAtMs = move.frozenAtMs } = change;
  const next = { state, frozenAtMs, cursor: JSON.stringify(cursor) };
  return (await advanceMove(control, move, next)) ? "advanced" : "overtaken";
}

export function add(
  sums: Readonly<Record<string, number>>,
  name: string,
  more: number,
): Readonly<Record<string, number>> {
  return { ...sums, [name]: (sums[name] ?? 0) + more };
}
