import type { Finding } from "@cleverdrip/core";
import type { BatchLine, ClickLine } from "../log/click-line.ts";
import { listSegments, readSegment } from "../log/read-log.ts";
import { unreadableSegment } from "./logged-lines.ts";
import type { HourToCheck } from "./checked.ts";

/** A batch as the log has it: more than one copy where it was delivered more than once and judged anew. */
export type LoggedBatch = {
  readonly batchId: string;
  readonly copies: readonly (readonly ClickLine[])[];
};

export type LoggedClicks = {
  readonly batches: ReadonlyMap<string, LoggedBatch>;
  readonly findings: readonly Finding[];
};

/** The batches that the log has with clicks in an hour; of each all its clicks. */
export async function readLoggedClicks({
  workspace,
  log,
  fromMs,
  toMs,
}: HourToCheck): Promise<LoggedClicks> {
  const copies = new Map<string, Map<string, readonly ClickLine[]>>();
  const findings: Finding[] = [];
  for (const segment of await listSegments(log, workspace.id, "clicks", { fromMs, toMs })) {
    const read = await readSegment(log, "clicks", segment);
    if (read.kind !== "read") {
      findings.push(unreadableSegment(segment.key, read.kind));
      continue;
    }
    for (const [batchId, lines] of batchesOf(read.lines)) {
      const known = copies.get(batchId) ?? new Map<string, readonly ClickLine[]>();
      const text = JSON.stringify(lines);
      if (!known.has(text)) copies.set(batchId, known.set(text, lines));
    }
  }
  const batches = [...copies].map(([batchId, own]): [string, LoggedBatch] => [
    batchId,
    { batchId, copies: [...own.values()] },
  ]);
  return { batches: new Map(batches), findings };
}

function batchesOf(lines: readonly (BatchLine | ClickLine)[]): Map<string, ClickLine[]> {
  const batches = new Map<string, ClickLine[]>();
  for (const line of lines) {
    const own = batches.get(line.batchId) ?? [];
    batches.set(line.batchId, own);
    if (line.kind !== "batch") own.push(line);
  }
  return batches;
}
