import type { UploadChunk } from "@cleverdrip/db";
import { Refusal } from "../http/refusal.ts";

/** Rows that nobody went on with are deleted after a while. */
export function refuseGone(chunks: readonly UploadChunk[]): void {
  if (chunks.length > 0) return;
  throw new Refusal(
    "conflict",
    "the rows of this upload are deleted already; upload the file again: what was recorded of it is told as duplicate",
  );
}
