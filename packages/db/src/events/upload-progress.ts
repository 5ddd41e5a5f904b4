import type { RowResult } from "@cleverdrip/core";
import { and, asc, eq, gte, isNotNull, lt } from "drizzle-orm";
import { eventsDb } from "./events-db.ts";
import type { UploadRecord } from "./list-uploads.ts";
import type { UploadCells } from "./store-upload.ts";
import { uploadChunks } from "./upload-tables.ts";

export type UploadChunk = {
  readonly number: number;
  readonly rows: readonly UploadCells[];
  /** One for each row; null = not looked at yet. */
  readonly results: readonly RowResult[] | null;
};

/** Chunks from a number on, in their order; committed ones without problems are gone. */
export async function readUploadChunks(
  db: D1Database,
  workspaceId: string,
  uploadId: string,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<readonly UploadChunk[]> {
  return chunksWhere(db, workspaceId, uploadId, count, [
    gte(uploadChunks.number, from),
    lt(uploadChunks.number, from + count),
  ]);
}

/** The next chunks that were looked at, whatever their numbers. */
export async function readLookedAtChunks(
  db: D1Database,
  workspaceId: string,
  uploadId: string,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<readonly UploadChunk[]> {
  return chunksWhere(db, workspaceId, uploadId, limit, [
    gte(uploadChunks.number, from),
    isNotNull(uploadChunks.results),
  ]);
}

async function chunksWhere(
  db: D1Database,
  workspaceId: string,
  uploadId: string,
  limit: number,
  conditions: readonly Parameters<typeof and>[number][],
): Promise<readonly UploadChunk[]> {
  const rows = await eventsDb(db)
    .select()
    .from(uploadChunks)
    .where(
      and(
        eq(uploadChunks.workspaceId, workspaceId),
        eq(uploadChunks.uploadId, uploadId),
        ...conditions,
      ),
    )
    .orderBy(asc(uploadChunks.number))
    .limit(limit);
  return rows.map(({ number, rows: cells, results }) => ({
    number,
    // Written by us, in these shapes.
    rows: JSON.parse(cells) as UploadCells[],
    results: results === null ? null : (JSON.parse(results) as RowResult[]),
  }));
}

/** How far an upload was when it was read, and how far it is with these chunks. */
export type UploadStep = {
  readonly phase: "checked" | "committed";
  readonly upload: Pick<UploadRecord, "id" | "checkedChunks" | "committedChunks">;
  /** With their results; of committed ones only the rows that are to be kept. */
  readonly chunks: readonly UploadChunk[];
  readonly rows: number;
  /** JSON of the tally over all rows so far. */
  readonly tally: string;
};

/**
 * Keeps what became of the next chunks. Whoever was overtaken, by another tab that does the same, changes nothing: false.
 */
export async function advanceUpload(
  db: D1Database,
  workspaceId: string,
  { phase, upload, chunks, rows, tally }: UploadStep,
): Promise<boolean> {
  const position = phase === "checked" ? upload.checkedChunks : upload.committedChunks;
  const isNext = `EXISTS (SELECT 1 FROM uploads WHERE workspace_id = ?1 AND id = ?2 AND ${phase}_chunks = ?3)`;
  const ofChunk = "workspace_id = ?1 AND upload_id = ?2 AND number = ?4";
  const results = await db.batch([
    ...chunks.map((chunk) =>
      chunk.rows.length === 0
        ? db
            .prepare(`DELETE FROM upload_chunks WHERE ${ofChunk} AND ${isNext}`)
            .bind(workspaceId, upload.id, position, chunk.number)
        : db
            .prepare(
              `UPDATE upload_chunks SET rows = ?5, results = ?6 WHERE ${ofChunk} AND ${isNext}`,
            )
            .bind(
              workspaceId,
              upload.id,
              position,
              chunk.number,
              JSON.stringify(chunk.rows),
              JSON.stringify(chunk.results),
            ),
    ),
    db
      .prepare(
        `UPDATE uploads SET ${phase}_chunks = ?3 + ?4, ${phase}_rows = ${phase}_rows + ?5, ${phase} = ?6
         WHERE workspace_id = ?1 AND id = ?2 AND ${phase}_chunks = ?3`,
      )
      .bind(workspaceId, upload.id, position, chunks.length, rows, tally),
  ]);
  return (results.at(-1)?.meta.changes ?? 0) > 0;
}

/** When the rows of an upload count as received: the first call decides, so that a repeated row is the same report. */
export async function beginCommit(
  db: D1Database,
  workspaceId: string,
  id: string,
  nowMs: number,
): Promise<number> {
  const row = await db
    .prepare(
      `UPDATE uploads SET committed_at_ms = coalesce(committed_at_ms, ?3) WHERE workspace_id = ?1 AND id = ?2
       RETURNING committed_at_ms AS at`,
    )
    .bind(workspaceId, id, nowMs)
    .first<{ at: number }>();
  return row?.at ?? nowMs;
}
