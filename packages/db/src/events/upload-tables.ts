import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** A file of results that somebody uploads: looked at first, then committed a part at a time. */
export const uploads = sqliteTable(
  "uploads",
  {
    workspaceId: text("workspace_id").notNull(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    createdAtMs: integer("created_at_ms").notNull(),
    createdBy: text("created_by").notNull(),
    /** SHA-256 of the text: the same file again is told. */
    digest: text("digest").notNull(),
    /** JSON of core's UploadRules, and of the column headers. */
    rules: text("rules").notNull(),
    headers: text("headers").notNull(),
    rows: integer("rows").notNull(),
    chunks: integer("chunks").notNull(),
    /** Chunks and rows done, and JSON of core's UploadTally over them. */
    checkedChunks: integer("checked_chunks").notNull().default(0),
    checkedRows: integer("checked_rows").notNull().default(0),
    checked: text("checked").notNull(),
    committedChunks: integer("committed_chunks").notNull().default(0),
    committedRows: integer("committed_rows").notNull().default(0),
    committed: text("committed").notNull(),
    /** When its rows count as received; null = nobody has committed it. */
    committedAtMs: integer("committed_at_ms"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** Its rows, some at a time; only for as long as they are needed. */
export const uploadChunks = sqliteTable(
  "upload_chunks",
  {
    workspaceId: text("workspace_id").notNull(),
    uploadId: text("upload_id").notNull(),
    number: integer("number").notNull(),
    /** JSON list of `[line, ...cells]`; once committed, of those with a problem. */
    rows: text("rows").notNull(),
    /** JSON list of core's RowResult, one for each row; null = not looked at yet. */
    results: text("results"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.uploadId, t.number] })],
);
