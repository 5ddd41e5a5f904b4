import type { Finding } from "@cleverdrip/core";
import type { ConversionLine, EntryLine } from "@cleverdrip/db";
import { listSegments, readSegment, type JournalLine } from "../log/read-log.ts";
import type { HourToCheck } from "./checked.ts";
import { unreadableSegment } from "./logged-lines.ts";

/** What the log has of conversions and money that was written in an hour. */
export type LoggedResults = {
  /** By conversion, in order of their sequence. */
  readonly lines: ReadonlyMap<string, readonly ConversionLine[]>;
  /** By id, entries that belong to no conversion. */
  readonly entries: ReadonlyMap<string, EntryLine>;
  readonly findings: readonly Finding[];
};

export async function readLoggedResults(
  hour: Pick<HourToCheck, "workspace" | "log" | "fromMs" | "toMs">,
): Promise<LoggedResults> {
  const { journal, findings } = await readJournalLines(hour);
  const lines = new Map<string, Map<number, ConversionLine>>();
  const entries = new Map<string, EntryLine>();
  for (const entry of journal) {
    if (entry.kind === "ledger") entries.set(entry.line.id, entry.line);
    if (entry.kind !== "conversion") continue;
    const { id, sequence } = entry.line.after;
    const own = lines.get(id) ?? new Map<number, ConversionLine>();
    // The same transaction, taken over twice.
    if (!own.has(sequence)) lines.set(id, own.set(sequence, entry.line));
  }
  const inOrder = [...lines].map(([id, own]): [string, ConversionLine[]] => [
    id,
    [...own.values()].toSorted((a, b) => a.after.sequence - b.after.sequence),
  ]);
  return { lines: new Map(inOrder), entries, findings };
}

/** Every line of the journal of a time range, in the order in which it was written. */
export async function readJournalLines({
  workspace,
  log,
  fromMs,
  toMs,
}: Pick<HourToCheck, "workspace" | "log" | "fromMs" | "toMs">): Promise<{
  readonly journal: readonly JournalLine[];
  readonly findings: readonly Finding[];
}> {
  const journal: JournalLine[] = [];
  const findings: Finding[] = [];
  for (const segment of await listSegments(log, workspace.id, "journal", { fromMs, toMs })) {
    const read = await readSegment(log, "journal", segment);
    if (read.kind === "read") {
      journal.push(...read.lines.filter(({ atMs }) => atMs >= fromMs && atMs < toMs));
    } else findings.push(unreadableSegment(segment.key, read.kind));
  }
  return { journal: journal.toSorted((a, b) => a.seq - b.seq), findings };
}
