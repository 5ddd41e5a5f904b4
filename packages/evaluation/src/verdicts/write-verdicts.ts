import type { Sqlite } from "@cleverdrip/faults/src/stores/sqlite.ts";
import { writeSync } from "node:fs";
import type { Book, Outcome } from "../lines/book.ts";
import type { End, NotedEnd } from "../play/end.ts";
import type { ClickDoubts } from "./click-doubts.ts";
import { clickVerdict } from "./click-verdict.ts";
import {
  readClicks,
  readReports,
  readResults,
  type ClickRow,
  type ResultRow,
} from "./read-rows.ts";
import { refusedVerdict, resultVerdict, unpaidRepeat } from "./result-verdict.ts";
import type { Tally } from "./summary.ts";
import { valid, type VerdictLine } from "./verdict-line.ts";

export type VerdictSources = {
  readonly events: Sqlite;
  readonly book: Book;
  /** By so much the times of the product are later than those of the file. */
  readonly shiftMs: number;
  readonly publisherRefs: ReadonlyMap<string, string>;
  readonly doubts: Pick<ClickDoubts, "of">;
  readonly tally: Tally;
};

/** Lines whose rows are read together. */
const CHUNK = 2_000;

/** Writes a verdict for every click and conversion, in the order of the file. */
export function writeVerdicts(output: number, sources: VerdictSources): void {
  let chunk: Outcome[] = [];
  const flush = () => {
    const verdicts = judgeChunk(chunk, sources);
    chunk = [];
    writeSync(output, verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`).join(""));
  };
  for (const outcome of sources.book.ends()) {
    chunk.push(outcome);
    if (chunk.length >= CHUNK) flush();
  }
  flush();
}

function judgeChunk(chunk: readonly Outcome[], sources: VerdictSources): readonly VerdictLine[] {
  const { events, shiftMs } = sources;
  const own = chunk.map((outcome) => ({ ...outcome, atMs: outcome.atMs + shiftMs }));
  const clicks = readClicks(
    events,
    own.flatMap(({ kind, clickId }) => (kind === "click" ? (clickId ?? []) : [])),
  );
  const ends = readEnds(own, events);
  const ids = [...ends.values()].flatMap(({ conversionId }) => conversionId ?? []);
  const results = readResults(events, ids);
  return own.map((outcome) => {
    const end = ends.get(outcome.number) ?? UNANSWERED;
    const verdict =
      outcome.kind === "click"
        ? clickOf(outcome, clicks, sources)
        : conversionOf(outcome, end, results.get(end.conversionId ?? ""), sources);
    sources.tally.add(outcome.kind, verdict);
    return { ...verdict, decidedAtMs: verdict.decidedAtMs - shiftMs };
  });
}

/** Of a file's line that the product lost, which the summary says as an error. */
const UNANSWERED: End = { verdict: "", reason: "unanswered", hint: null, conversionId: null };

function clickOf(
  { ref, atMs, clickId }: Outcome,
  clicks: ReadonlyMap<string, ClickRow>,
  { doubts }: VerdictSources,
): VerdictLine {
  const row = clicks.get(clickId ?? "");
  if (row !== undefined) return clickVerdict(ref, row, doubts.of(row.id));
  console.error({ event: "click.lost", ref });
  return { ...valid(ref, atMs), payable: false, reasons: ["unrecorded"] };
}

function conversionOf(
  { ref, atMs, clickId }: Outcome,
  end: End,
  row: ResultRow | undefined,
  { tally, publisherRefs }: VerdictSources,
): VerdictLine {
  if (row === undefined) return unrecorded(ref, end, atMs);
  const verdict = resultVerdict(ref, row);
  if (!verdict.payable) tally.hold(publisherRefs.get(row.publisherId) ?? row.publisherId, row);
  const isRepeat = end.reason === "X_DUP_TXID" || end.reason === "X_CONFLICT";
  return isRepeat && row.clickId !== clickId ? unpaidRepeat(verdict, end.reason) : verdict;
}

function unrecorded(ref: string, end: End, atMs: number): VerdictLine {
  if (end === UNANSWERED) console.error({ event: "conversion.unanswered", ref });
  if (end.verdict === "rejected") return refusedVerdict(ref, end, atMs);
  // Ignored by its own words, or waiting: nothing is paid, and nothing is held against it.
  return { ...valid(ref, atMs), payable: false, reasons: [end.reason], status: end.verdict };
}

/** How each report ended: as its sender was told, or, where the queue had it, as the received log says. */
function readEnds(chunk: readonly Outcome[], events: Sqlite): ReadonlyMap<number, End> {
  const waiting = new Map<number, string>();
  const ends = new Map<number, End>();
  for (const { number, end } of chunk) {
    if (end === null) continue;
    // As play.ts notes it.
    const noted = JSON.parse(end) as NotedEnd;
    if ("reportId" in noted) waiting.set(number, noted.reportId);
    else ends.set(number, noted);
  }
  const rows = readReports(events, [...waiting.values()]);
  for (const [number, id] of waiting) {
    const row = rows.get(id);
    if (row !== undefined) ends.set(number, row);
  }
  return ends;
}
