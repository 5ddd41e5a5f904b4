import { csvLine, isProblem, uploadField, type RowResult } from "@cleverdrip/core";
import { readLookedAtChunks, type UploadCells, type UploadRecord } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { headersOf, requireUpload, rulesOf } from "./entity.ts";

/** Chunks read at once: a few thousand rows. */
const CHUNKS = 100;

/** The rows with a problem as they came, with their line and how to mend them, as CSV: mended, it can be uploaded itself. */
export async function errorFile(
  ctx: WorkspaceContext,
  id: string,
): Promise<ReadableStream<Uint8Array>> {
  const upload = await requireUpload(ctx, id);
  const encoder = new TextEncoder();
  // Spreadsheets take a file for UTF-8 where it begins with this mark.
  const head = `\uFEFF${csvLine(["line", "problem", "how to mend it", ...readableHeaders(upload)])}`;
  let from = 0;
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    async pull(controller) {
      const part = { from, limit: CHUNKS };
      const chunks = await readLookedAtChunks(ctx.events, ctx.workspaceId, id, part);
      const text = chunks.map(({ rows, results }) => linesOf(rows, results ?? [])).join("");
      // An empty piece would be asked for more at once all the same.
      if (text !== "") controller.enqueue(encoder.encode(text));
      if (chunks.length < CHUNKS) controller.close();
      from = (chunks.at(-1)?.number ?? from) + 1;
    },
  });
}

/** A column whose meaning was given by hand is called by it, so that the mended file is understood by itself. */
function readableHeaders(upload: UploadRecord): readonly string[] {
  const { columns } = rulesOf(upload);
  return headersOf(upload).map((header, i) =>
    uploadField(header) === null ? (columns[i] ?? header) : header,
  );
}

function linesOf(rows: readonly UploadCells[], results: readonly RowResult[]): string {
  return rows
    .map(([line, ...cells], i) => {
      const result = results[i];
      if (result === undefined || !isProblem(result.effect)) return "";
      return csvLine([String(line), result.reason, result.hint ?? "", ...cells]);
    })
    .join("");
}
