import type { NewUpload, Upload } from "@cleverdrip/contract";
import { EMPTY_TALLY, keepTogether } from "@cleverdrip/core";
import { storeUpload, type UploadCells } from "@cleverdrip/db";
import type { Facts } from "../consumer.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { checkUpload } from "./check.ts";
import { readUpload, type ReadUpload } from "./read-upload.ts";

/** Rows that are committed in one step: 20 statements each stay far below the 1,000 of a Worker's call. */
const CHUNK_ROWS = 25;

/** Keeps the rows and begins the dry run; a small upload is through with it. Nothing is recorded. */
export async function createUpload(
  ctx: WorkspaceContext,
  input: NewUpload,
  facts: Pick<Facts, "checkReports">,
): Promise<Upload> {
  const read = readUpload(input, ctx.workspace.timezone);
  const id = ctx.newId("upl");
  const upload = {
    id,
    name: input.name,
    createdAtMs: ctx.nowMs,
    createdBy: ctx.user.id,
    digest: await digestOf(input.text),
    rules: JSON.stringify(read.rules),
    headers: JSON.stringify(read.headers),
    rows: read.rows.length,
    checked: JSON.stringify(EMPTY_TALLY),
    committed: JSON.stringify(EMPTY_TALLY),
  };
  await storeUpload(ctx.events, ctx.workspaceId, upload, chunksOf(read));
  return checkUpload(ctx, id, facts);
}

function chunksOf({ rows, rules }: ReadUpload): readonly (readonly UploadCells[])[] {
  const cell = (cells: readonly string[], field: "txid" | "click_id") => {
    const text = cells[rules.columns.indexOf(field)]?.trim() ?? "";
    return text === "" ? null : text;
  };
  const keysOf = ([, ...cells]: UploadCells) => ({
    txid: cell(cells, "txid"),
    clickId: cell(cells, "click_id"),
  });
  const all = rows.map(({ line, cells }): UploadCells => [line, ...cells]);
  return keepTogether(all, keysOf, CHUNK_ROWS);
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
