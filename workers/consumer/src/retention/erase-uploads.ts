import { blankCells, type RowResult, type UploadRules, type UploadTally } from "@cleverdrip/core";
import {
  eraseUploadRows,
  scanUploads,
  type ChunkPlace,
  type ErasableChunk,
  type UploadCells,
} from "@cleverdrip/db";
import { goOn, valueOf, type EraseStep } from "./erase-facts.ts";

/** Chunks that one step looks at, of some hundred kilobytes at most. */
const CHUNKS = 40;
/** For those hints that quote what is gone. */
const GONE = "what the row said was erased";

/** Rows of uploads, which are there for a month, and what was said of them. */
export const eraseUploads: EraseStep = async (cursor, own) => {
  const { db, workspace, isDry } = own;
  const value = valueOf(own);
  const texts = value === "" ? cursor.clickIds.map((id) => id.toLowerCase()) : [value];
  const { found, last } = await scanUploads(
    db,
    workspace.id,
    texts,
    readPlace(cursor.after),
    CHUNKS,
  );
  let uploadRows = 0;
  for (const chunk of found) {
    const blanked = blankChunk(chunk, texts, value);
    uploadRows += blanked.changed;
    if (!isDry) await eraseUploadRows(db, workspace.id, chunk, blanked.chunk);
  }
  const lastId = last === null ? null : `${last.uploadId} ${last.number}`;
  return { cursor: goOn(cursor, lastId, "totals", {}), counts: { uploadRows } };
};

function readPlace(after: string): ChunkPlace {
  const [uploadId = "", number = "-1"] = after.split(" ");
  return { uploadId, number: Number(number) };
}

function blankChunk(
  chunk: ErasableChunk,
  texts: readonly string[],
  value: string,
): { readonly chunk: ErasableChunk; readonly changed: number } {
  // Written by us, in these shapes.
  const rows = JSON.parse(chunk.rows) as UploadCells[];
  const columns =
    chunk.rules === null ? [] : (JSON.parse(chunk.rules) as Pick<UploadRules, "columns">).columns;
  const lines = new Set<number>();
  let changed = 0;
  const blanked = rows.map((row): UploadCells => {
    const text = JSON.stringify(row).toLowerCase();
    if (!texts.some((own) => text.includes(own))) return row;
    const [line, ...cells] = row;
    lines.add(line);
    const after = blankCells(cells, columns, value === "" ? [] : [value]);
    if (after.some((cell, i) => cell !== cells[i])) changed += 1;
    return [line, ...after];
  });
  const results = chunk.results === null ? null : (JSON.parse(chunk.results) as RowResult[]);
  return {
    changed,
    chunk: {
      ...chunk,
      rows: JSON.stringify(blanked),
      results: results === null ? null : JSON.stringify(withoutHints(results, lines)),
      checked: blankTally(chunk.checked, lines),
      committed: blankTally(chunk.committed, lines),
    },
  };
}

function blankTally(tally: string | null, lines: ReadonlySet<number>): string | null {
  if (tally === null) return null;
  const read = JSON.parse(tally) as Partial<UploadTally>;
  if (read.problems === undefined) return tally;
  return JSON.stringify({ ...read, problems: withoutHints(read.problems, lines) });
}

function withoutHints<T extends { readonly line: number; readonly hint: string | null }>(
  said: readonly T[],
  lines: ReadonlySet<number>,
): readonly T[] {
  return said.map((own) =>
    own.hint === null || !lines.has(own.line) ? own : { ...own, hint: GONE },
  );
}
