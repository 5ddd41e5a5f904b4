import type { Finding } from "@cleverdrip/core";
import type { BatchLine, ClickLine } from "../log/click-line.ts";
import { listSegments, readSegment } from "../log/read-log.ts";
import { storedCopies } from "../log/stored-copy.ts";
import { unreadableSegment } from "./logged-lines.ts";
import type { HourToCheck } from "./checked.ts";

/** A batch as the log has it: more than one copy where it was delivered more than once and judged anew, first what was stored. */
export type LoggedBatch = {
  readonly batchId: string;
  readonly copies: readonly (readonly ClickLine[])[];
};

type Copy = { readonly guessed: string; readonly lines: readonly ClickLine[] };

const HOUR_MS = 3_600_000;

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
  const copies = new Map<string, Map<string, Copy>>();
  const findings: Finding[] = [];
  for (const segment of await listSegments(log, workspace.id, "clicks", { fromMs, toMs })) {
    const read = await readSegment(log, "clicks", segment);
    if (read.kind !== "read") {
      findings.push(unreadableSegment(segment.key, read.kind));
      continue;
    }
    for (const [batchId, copy] of batchesOf(read.lines)) {
      const known = copies.get(batchId) ?? new Map<string, Copy>();
      const text = JSON.stringify(copy.lines);
      if (!known.has(text)) copies.set(batchId, known.set(text, copy));
    }
  }
  const all = new Map([...copies].map(([batchId, own]) => [batchId, [...own.values()]]));
  // A batch that reaches into the hour began in the one before.
  const place = { workspaceId: workspace.id, fromMs: fromMs - HOUR_MS, toMs };
  const stored = await storedCopies(all, place, log);
  const batches = [...all].map(([batchId, own]): [string, LoggedBatch] => {
    const first = stored.get(batchId);
    const others = own.filter((copy) => copy !== first);
    const inOrder = first === undefined ? others : [first, ...others];
    return [batchId, { batchId, copies: inOrder.map(({ lines }) => lines) }];
  });
  return { batches: new Map(batches), findings };
}

function batchesOf(lines: readonly (BatchLine | ClickLine)[]): Map<string, Copy> {
  const guesses = new Map<string, string>();
  const clicks = new Map<string, ClickLine[]>();
  for (const line of lines) {
    const own = clicks.get(line.batchId) ?? [];
    clicks.set(line.batchId, own);
    if (line.kind === "batch") guesses.set(line.batchId, line.guessed ?? "");
    else own.push(line);
  }
  return new Map(
    [...clicks].map(([id, own]) => [id, { guessed: guesses.get(id) ?? "", lines: own }]),
  );
}
