import { and, desc, eq, isNotNull, lt, ne } from "drizzle-orm";
import { idPage, type IdPage, type IdPageRequest } from "../id-page.ts";
import { eventsDb } from "./events-db.ts";
import { uploads } from "./upload-tables.ts";

export type UploadRecord = typeof uploads.$inferSelect;

export async function findUpload(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<UploadRecord | null> {
  const row = await eventsDb(db)
    .select()
    .from(uploads)
    .where(and(eq(uploads.workspaceId, workspaceId), eq(uploads.id, id)))
    .get();
  return row ?? null;
}

/** The latest other upload of the same text that was committed. */
export async function findSameUpload(
  db: D1Database,
  workspaceId: string,
  { id, digest }: Pick<UploadRecord, "id" | "digest">,
): Promise<string | null> {
  const row = await eventsDb(db)
    .select({ id: uploads.id })
    .from(uploads)
    .where(
      and(
        eq(uploads.workspaceId, workspaceId),
        eq(uploads.digest, digest),
        ne(uploads.id, id),
        isNotNull(uploads.committedAtMs),
      ),
    )
    .orderBy(desc(uploads.id))
    .limit(1)
    .get();
  return row?.id ?? null;
}

/** Newest first. */
export async function listUploads(
  db: D1Database,
  workspaceId: string,
  { limit, beforeId }: IdPageRequest,
): Promise<IdPage<UploadRecord>> {
  const rows = await eventsDb(db)
    .select()
    .from(uploads)
    .where(
      and(
        eq(uploads.workspaceId, workspaceId),
        beforeId === null ? undefined : lt(uploads.id, beforeId),
      ),
    )
    .orderBy(desc(uploads.id))
    .limit(limit + 1);
  return idPage(rows, limit);
}
