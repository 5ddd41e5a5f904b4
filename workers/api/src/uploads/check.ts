import type { BulkVerdict, Upload } from "@cleverdrip/contract";
import { tallyRows } from "@cleverdrip/core";
import { advanceUpload, readUploadChunks } from "@cleverdrip/db";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireUpload, rulesOf, showUpload, tallyOf } from "./entity.ts";
import { refuseGone } from "./gone.ts";
import { rowReports } from "./row-reports.ts";
import { resultsOf } from "./row-results.ts";

/** Chunks a call: 250 rows, or twice that where many of them belong together. */
const CHUNKS = 10;

/** Goes on with the dry run of an upload; nothing is recorded. To be called until its state is no longer `checking`. */
export async function checkUpload(
  ctx: WorkspaceContext,
  id: string,
  facts: Pick<Facts, "checkReports">,
): Promise<Upload> {
  const upload = await requireUpload(ctx, id);
  if (upload.checkedChunks >= upload.chunks) return showUpload(ctx, upload);
  const { events, workspaceId } = ctx;
  const part = { from: upload.checkedChunks, count: CHUNKS };
  const chunks = await readUploadChunks(events, workspaceId, id, part);
  refuseGone(chunks);
  const own = { id, rules: rulesOf(upload), receivedAtMs: ctx.nowMs };
  const rows = await rowReports(
    ctx,
    own,
    chunks.flatMap((chunk) => chunk.rows),
  );
  const reports = rows.flatMap((row) => (row.kind === "report" ? [row.report] : []));
  const verdicts: readonly BulkVerdict[] =
    reports.length === 0
      ? []
      : await askConsumer("check-upload", () => facts.checkReports(reports));
  const results = resultsOf(rows, verdicts);
  let at = 0;
  const looked = chunks.map((chunk) => {
    at += chunk.rows.length;
    return { ...chunk, results: results.slice(at - chunk.rows.length, at) };
  });
  await advanceUpload(events, workspaceId, {
    phase: "checked",
    upload,
    chunks: looked,
    rows: results.length,
    tally: JSON.stringify(tallyRows(tallyOf(upload.checked), results)),
  });
  return showUpload(ctx, await requireUpload(ctx, id));
}
