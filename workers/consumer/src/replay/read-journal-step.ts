import { listSegments, readSegment, type JournalLine, type Segment } from "../log/read-log.ts";
import type { ReplayRange } from "./replay-deps.ts";

/** Lines of one step at least: each is two calls to the database, and a Worker may make a thousand. */
const LINES = 100;

export type JournalStep = {
  readonly lines: readonly JournalLine[];
  /** Segments that cannot be read. */
  readonly problems: readonly string[];
  /** Number of the last line of this step; null = there is none after it. */
  readonly nextSeq: number | null;
};

/** Some lines of what was written of conversions and money in a range, in that order, after a number. */
export async function readJournalStep(
  { workspace, fromMs, toMs }: ReplayRange,
  afterSeq: number,
  log: R2Bucket,
): Promise<JournalStep> {
  const segments = await listSegments(log, workspace.id, "journal", { fromMs, toMs });
  const { some, nextSeq } = nextSegments(segments, afterSeq);
  return { ...(await readLines(some, log)), nextSeq };
}

/** Whole takings-over: those that go together are read together, because their lines alternate. */
function nextSegments(
  segments: readonly Segment[],
  afterSeq: number,
): { some: readonly Segment[]; nextSeq: number | null } {
  const left = segments
    .filter(({ firstSeq }) => firstSeq > afterSeq)
    .toSorted((a, b) => a.firstSeq - b.firstSeq);
  const some: Segment[] = [];
  let [lines, end] = [0, 0];
  for (const segment of left) {
    if (lines >= LINES && segment.firstSeq > end) return { some, nextSeq: end };
    some.push(segment);
    lines += segment.lines ?? 0;
    end = Math.max(end, segment.lastSeq);
  }
  return { some, nextSeq: null };
}

async function readLines(
  segments: readonly Segment[],
  log: R2Bucket,
): Promise<{ lines: readonly JournalLine[]; problems: readonly string[] }> {
  const lines: JournalLine[] = [];
  const problems: string[] = [];
  for (const segment of segments) {
    const read = await readSegment(log, "journal", segment);
    if (read.kind === "read") lines.push(...read.lines);
    else problems.push(`${segment.key}: ${read.kind}`);
  }
  return { lines: lines.toSorted((a, b) => a.seq - b.seq || a.atMs - b.atMs), problems };
}
