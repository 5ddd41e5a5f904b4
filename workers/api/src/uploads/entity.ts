import { uploadTally, type Upload, type UploadTallyShown } from "@cleverdrip/contract";
import type { UploadRules, UploadTally } from "@cleverdrip/core";
import { findSameUpload, findUpload, type UploadRecord } from "@cleverdrip/db";
import { notFound } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

export async function requireUpload(ctx: WorkspaceContext, id: string): Promise<UploadRecord> {
  const record = await findUpload(ctx.events, ctx.workspaceId, id);
  if (record === null) throw notFound("upload", id);
  return record;
}

/** With the upload that it repeats, where there is one. */
export async function showUpload(ctx: WorkspaceContext, record: UploadRecord): Promise<Upload> {
  return toUpload(record, await findSameUpload(ctx.events, ctx.workspaceId, record));
}

export function toUpload(record: UploadRecord, sameAs: string | null): Upload {
  const { id, name, createdAtMs, rows, checkedRows, committedRows } = record;
  const { kind, columns, numbers, dates, timezone } = rulesOf(record);
  return {
    id,
    name,
    createdAtMs,
    kind,
    state: stateOf(record),
    rows,
    checkedRows,
    committedRows,
    columns: headersOf(record).map((header, i) => ({ header, field: columns[i] ?? null })),
    numbers,
    dates,
    timezone,
    checked: shown(record.checked),
    committed: shown(record.committed),
    sameAs,
  };
}

export function rulesOf({ rules }: Pick<UploadRecord, "rules">): UploadRules {
  // Written by us.
  return JSON.parse(rules) as UploadRules;
}

export function headersOf({ headers }: Pick<UploadRecord, "headers">): readonly string[] {
  // Written by us.
  return JSON.parse(headers) as string[];
}

export function tallyOf(text: string): UploadTally {
  // Written by us.
  return JSON.parse(text) as UploadTally;
}

function shown(tally: string): UploadTallyShown {
  return uploadTally.parse(JSON.parse(tally));
}

function stateOf({
  chunks,
  checkedChunks,
  committedChunks,
  committedAtMs,
}: UploadRecord): Upload["state"] {
  if (checkedChunks < chunks) return "checking";
  if (committedAtMs === null) return "checked";
  return committedChunks < chunks ? "committing" : "done";
}
