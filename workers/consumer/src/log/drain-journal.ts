import { hourStartMs } from "@cleverdrip/core";
import { forgetJournal, readJournal, type JournalRow } from "@cleverdrip/db";
import type { LogSegment } from "./append-log.ts";
import { segmentName } from "./segment-key.ts";

export type DrainDeps = {
  readonly eventsOf: (shard: string) => D1Database;
  readonly appendLog: (segment: LogSegment) => Promise<void>;
};

/** Lines of one go: a few kilobytes each. */
const STEP = 150;
/** Objects of one call at least where so much waits: a Worker may make a thousand calls. What is left waits for the next. */
const MAX_OBJECTS = 400;

/**
 * Takes what was written of conversions and money over into the log, in the order in which it was written, and says how many
 * lines. Lines leave the journal only once they are in the log; two who do it at once write the same.
 */
export async function drainJournal(
  shard: string,
  { eventsOf, appendLog }: DrainDeps,
): Promise<number> {
  const db = eventsOf(shard);
  let [total, objects] = [0, 0];
  while (objects < MAX_OBJECTS) {
    const rows = await readJournal(db, STEP);
    const last = rows.at(-1);
    if (last === undefined) break;
    const folders = [...foldersOf(rows).values()];
    await Promise.all(folders.map((own) => append(own, appendLog)));
    await forgetJournal(db, last.seq);
    total += rows.length;
    objects += folders.length;
    if (rows.length < STEP) break;
  }
  return total;
}

function foldersOf(rows: readonly JournalRow[]): Map<string, JournalRow[]> {
  return Map.groupBy(rows, ({ workspaceId, atMs }) => `${workspaceId} ${hourStartMs(atMs)}`);
}

async function append(
  rows: readonly JournalRow[],
  appendLog: DrainDeps["appendLog"],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const times = rows.map(({ atMs }) => atMs);
  await appendLog({
    workspaceId: first.workspaceId,
    kind: "journal",
    name: await segmentName(rows.map(identityOf)),
    atMs: Math.min(...times),
    toMs: Math.max(...times),
    seq: [first.seq, rows.at(-1)?.seq ?? first.seq],
    lines: rows.map(({ seq, atMs, kind, line }) => ({ v: 1, seq, atMs, kind, line })),
  });
}

/** What a line is, whichever number it got: a restored database counts on from an earlier one. */
function identityOf({ seq, atMs, kind, line }: JournalRow): string {
  return `${seq}:${atMs}:${kind}:${"id" in line ? line.id : "after" in line ? line.after.id : ""}`;
}
