import type { BulkVerdict, Upload } from "@cleverdrip/contract";
import { isProblem, tallyRows, type RowResult } from "@cleverdrip/core";
import {
  advanceUpload,
  beginCommit,
  readUploadChunks,
  type UploadChunk,
  type UploadRecord,
} from "@cleverdrip/db";
import { askConsumer } from "../ask-consumer.ts";
import type { Facts } from "../consumer.ts";
import { Refusal } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { requireUpload, rulesOf, showUpload, tallyOf } from "./entity.ts";
import { refuseGone } from "./gone.ts";
import { rowReports } from "./row-reports.ts";
import { resultsOf } from "./row-results.ts";

/** Steps a call: each asks the consumer once, which has limits of its own for every question. */
const STEPS = 4;

type Taking = Pick<Facts, "takeReports">;

/**
 * Records the next rows that the dry run did not refuse. To be called until the state is `done`; a call that broke off is
 * simply made again: its rows are the same reports.
 */
export async function commitUpload(
  ctx: WorkspaceContext,
  id: string,
  facts: Taking,
): Promise<Upload> {
  let upload = await requireUpload(ctx, id);
  if (upload.checkedChunks < upload.chunks)
    throw new Refusal(
      "conflict",
      `the dry run is not through: POST /v1/uploads/${id}/check until the state is "checked"`,
    );
  const receivedAtMs = await beginCommit(ctx.events, ctx.workspaceId, id, ctx.nowMs);
  for (let step = 0; step < STEPS && upload.committedChunks < upload.chunks; step += 1) {
    await commitNext(ctx, upload, receivedAtMs, facts);
    upload = await requireUpload(ctx, id);
  }
  return showUpload(ctx, await requireUpload(ctx, id));
}

async function commitNext(
  ctx: WorkspaceContext,
  upload: UploadRecord,
  receivedAtMs: number,
  facts: Taking,
): Promise<void> {
  const { events, workspaceId } = ctx;
  const part = { from: upload.committedChunks, count: 1 };
  const chunks = await readUploadChunks(events, workspaceId, upload.id, part);
  refuseGone(chunks);
  const [chunk] = chunks;
  if (chunk === undefined) return;
  const results = await takeChunk(ctx, upload, chunk, receivedAtMs, facts);
  const isKept = results.map(({ effect }) => isProblem(effect));
  const left = {
    number: chunk.number,
    rows: chunk.rows.filter((_, i) => isKept[i] === true),
    results: results.filter((_, i) => isKept[i] === true),
  };
  await advanceUpload(events, workspaceId, {
    phase: "committed",
    upload,
    chunks: [left],
    rows: results.length,
    tally: JSON.stringify(tallyRows(tallyOf(upload.committed), results)),
  });
}

/** What the dry run refused stays out: it is mended in the file, not half taken. */
async function takeChunk(
  ctx: WorkspaceContext,
  upload: UploadRecord,
  { rows, results }: UploadChunk,
  receivedAtMs: number,
  facts: Taking,
): Promise<readonly RowResult[]> {
  const known = results ?? [];
  const open = rows.filter((_, i) => known[i]?.effect !== "refused");
  const own = { id: upload.id, rules: rulesOf(upload), receivedAtMs };
  const reported = await rowReports(ctx, own, open);
  const reports = reported.flatMap((row) => (row.kind === "report" ? [row.report] : []));
  const verdicts: readonly BulkVerdict[] =
    reports.length === 0
      ? []
      : await askConsumer("commit-upload", () => facts.takeReports(reports));
  const taken = resultsOf(reported, verdicts).values();
  return known.map((result) => {
    const { value } = result.effect === "refused" ? { value: result } : taken.next();
    if (value === undefined) throw new Error(`line ${result.line} was not taken`);
    return value;
  });
}
