import { openReport } from "@cleverdrip/consumer/src/conversions/open-report.ts";
import type { Sqlite } from "@cleverdrip/faults/src/stores/sqlite.ts";
import type { FileHandle } from "node:fs/promises";
import type { NumberedLine } from "../lines/numbered-lines.ts";
import { readLine } from "../lines/read-line.ts";
import type { ClickLine, ConversionLine } from "../lines/traffic-line.ts";
import type { Played, Sent } from "../play/play.ts";
import type { ClickDoubts } from "./click-doubts.ts";
import { clickVerdict } from "./click-verdict.ts";
import { readClicks, readReports, readResults, type ReportRow } from "./read-rows.ts";
import { refusedVerdict, resultVerdict } from "./result-verdict.ts";
import type { Tally } from "./summary.ts";
import { valid, type VerdictLine } from "./verdict-line.ts";

export type VerdictSources = {
  readonly events: Sqlite;
  readonly played: Played;
  readonly publisherRefs: ReadonlyMap<string, string>;
  readonly doubts: Pick<ClickDoubts, "of">;
  readonly tally: Tally;
};

type Judgeable = ClickLine | ConversionLine;

/** Lines whose rows are read together. */
const CHUNK = 2_000;

/** Writes a verdict for every click and conversion, in the order of the file. */
export async function writeVerdicts(
  lines: AsyncIterable<NumberedLine>,
  output: FileHandle,
  sources: VerdictSources,
): Promise<void> {
  let chunk: Judgeable[] = [];
  const flush = async () => {
    const verdicts = await judgeChunk(chunk, sources);
    chunk = [];
    await output.write(verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`).join(""));
  };
  for await (const { text } of lines) {
    const read = readLine(text);
    if (read.kind === "malformed") continue;
    const { line } = read;
    if (line.kind !== "click" && line.kind !== "conversion") continue;
    chunk.push(line);
    if (chunk.length >= CHUNK) await flush();
  }
  await flush();
}

async function judgeChunk(
  chunk: readonly Judgeable[],
  sources: VerdictSources,
): Promise<readonly VerdictLine[]> {
  const { events, played, publisherRefs, doubts, tally } = sources;
  const idOf = ({ ref }: ClickLine) => played.clickIds.get(ref) ?? "";
  const clicks = readClicks(
    events,
    chunk.flatMap((line) => (line.kind === "click" ? idOf(line) : [])),
  );
  const ends = await readEnds(chunk, sources);
  const ids = [...ends.values()].flatMap(({ conversionId }) => conversionId ?? []);
  const results = readResults(events, ids);
  return chunk.map((line) => {
    if (line.kind === "click") {
      const row = clicks.get(idOf(line));
      if (row === undefined) throw new Error(`click ${line.ref} was sent and never stored`);
      const verdict = clickVerdict(line.ref, row, doubts.of(row.id));
      tally.add("click", verdict);
      return verdict;
    }
    const end = ends.get(line.ref);
    if (end === undefined) throw new Error(`conversion ${line.ref} was sent and never answered`);
    const row = results.get(end.conversionId ?? "");
    const verdict = row === undefined ? unrecorded(line, end) : resultVerdict(line.ref, row);
    tally.add("conversion", verdict);
    if (row !== undefined && !verdict.payable)
      tally.hold(publisherRefs.get(row.publisherId) ?? row.publisherId, row);
    return verdict;
  });
}

type End = Omit<ReportRow, "id">;

function unrecorded({ ref, atMs }: ConversionLine, end: End): VerdictLine {
  if (end.verdict === "rejected") return refusedVerdict(ref, end, atMs);
  // Ignored by its own words, or waiting: nothing is paid, and nothing is held against it.
  return { ...valid(ref, atMs), payable: false, reasons: [end.reason], status: end.verdict };
}

/** How each report ended: as its sender was told, or, where the queue had it, as the received log says. */
async function readEnds(
  chunk: readonly Judgeable[],
  { events, played }: VerdictSources,
): Promise<ReadonlyMap<string, End>> {
  const waiting = new Map<string, string>();
  const ends = new Map<string, End>();
  for (const line of chunk) {
    const sent = line.kind === "conversion" ? played.sent.get(line.ref) : undefined;
    if (sent === undefined) continue;
    const told = toldEnd(sent);
    if (told !== null) ends.set(line.ref, told);
    else if (sent.answer.report !== null)
      waiting.set(line.ref, (await openReport(sent.answer.report)).id);
  }
  const rows = readReports(events, [...waiting.values()]);
  for (const [ref, id] of waiting) {
    const row = rows.get(id);
    if (row !== undefined) ends.set(ref, row);
  }
  return ends;
}

/** null: it was queued. */
function toldEnd({ answer: { verdict, words } }: Sent): End | null {
  if (verdict !== null) {
    const { verdict: kind, reason, hint, conversionId } = verdict;
    return { verdict: kind, reason, hint, conversionId };
  }
  // Refused before the ledger was asked, or still told to come again.
  const [kind = "", reason = ""] = words.split(" ");
  if (kind === "rejected") return { verdict: kind, reason, hint: null, conversionId: null };
  const isQueued = kind !== "too-many" && kind !== "unavailable";
  return isQueued ? null : { verdict: kind, reason: kind, hint: null, conversionId: null };
}
