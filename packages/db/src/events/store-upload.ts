import { eventsDb } from "./events-db.ts";
import { uploads } from "./upload-tables.ts";

/** One row: its line in the file, and its cells. */
export type UploadCells = readonly [line: number, ...cells: readonly string[]];

export type NewUpload = Omit<typeof uploads.$inferInsert, "workspaceId" | "chunks">;

/** Text per statement, in UTF-16 units: D1 takes values of up to 2 MB. */
const STATEMENT_TEXT = 400_000;

/** Stores an upload with its rows. Only the last write makes it visible; rows of one that broke off are purged. */
export async function storeUpload(
  db: D1Database,
  workspaceId: string,
  upload: NewUpload,
  chunks: readonly (readonly UploadCells[])[],
): Promise<void> {
  let part: string[] = [];
  let length = 0;
  const flush = async () => {
    await db
      .prepare(INSERT_SQL)
      .bind(workspaceId, upload.id, `[${part.join(",")}]`)
      .run();
    part = [];
    length = 0;
  };
  for (const [number, rows] of chunks.entries()) {
    const text = JSON.stringify({ number, rows });
    if (length + text.length > STATEMENT_TEXT && part.length > 0) await flush();
    part.push(text);
    length += text.length;
  }
  if (part.length > 0) await flush();
  await eventsDb(db)
    .insert(uploads)
    .values({ ...upload, workspaceId, chunks: chunks.length });
}

const INSERT_SQL = `
  INSERT INTO upload_chunks (workspace_id, upload_id, number, rows)
  SELECT ?1, ?2, value ->> 'number', value -> 'rows' FROM json_each(?3)`;
