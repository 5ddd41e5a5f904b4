import { localDay } from "@cleverdrip/core";
import {
  applyConversion,
  applyEntries,
  keepJournalNumber,
  settleApplied,
  type ConversionLine,
} from "@cleverdrip/db";
import type { JournalLine } from "../log/read-log.ts";
import { readJournalStep } from "./read-journal-step.ts";
import type { Replayed, ReplayDeps, ReplayRange } from "./replay-deps.ts";

/** By then nothing comes out of a queue any more that could add to a day's clicks. */
const SETTLED_BY_MS = 15 * 86_400_000;

export type ReplayedJournal = Replayed & {
  /** Number of the last line that was applied; null = there is none after it. */
  readonly nextSeq: number | null;
};

/**
 * Writes again what was written of conversions and money in a range, in the order in which that was done: some lines after
 * a number. All clicks have to be there before. Only the `entries` of the ledger that belong to no conversion go before the
 * clicks that they pay, so that nobody pays those anew.
 */
export async function replayJournal(
  range: ReplayRange,
  afterSeq: number,
  part: "entries" | "all",
  deps: ReplayDeps,
): Promise<ReplayedJournal> {
  const { workspace } = range;
  const db = deps.eventsOf(workspace.eventsShard);
  const entriesTo = range.toMs + (part === "entries" ? SETTLED_BY_MS : 0);
  const whole = { ...range, toMs: entriesTo };
  const { nextSeq, problems, ...read } = await readJournalStep(whole, afterSeq, deps.log);
  const isWanted = (line: JournalLine) => part === "all" || isEntryOf(range, line);
  const lines = read.lines.filter(isWanted);
  const state: State = { db, workspace, attempt: deps.attempt, applied: 0, known: 0 };
  let waiting: readonly JournalLine[] = lines;
  // A database that was restored counted on from an earlier number: then some lines come before what they follow.
  for (let before = waiting.length + 1; waiting.length > 0 && waiting.length < before;) {
    before = waiting.length;
    waiting = await applyAll(waiting, state);
  }
  if (lines.some(({ kind }) => kind === "ledger")) await settleApplied(db, workspace.id);
  const last = lines.at(-1)?.seq ?? 0;
  if (state.applied > 0) await keepJournalNumber(db, last);
  const gaps = waiting.flatMap((own) => (own.kind === "conversion" ? gapOf(own.line) : []));
  const { applied, known } = state;
  return { stored: 0, known, applied, problems: [...problems, ...gaps], nextSeq };
}

/** Clicks are paid once their day is over, so what pays the last of them may have been entered after the range. */
function isEntryOf({ workspace, toMs }: ReplayRange, line: JournalLine): boolean {
  if (line.kind !== "ledger") return false;
  const day = /^clicks:.*:([\d-]{10})$/.exec(line.line.conversionId)?.[1];
  return line.atMs < toMs || (day !== undefined && day <= localDay(workspace.timezone, toMs - 1));
}

type State = Pick<ReplayRange, "workspace"> & {
  readonly db: D1Database;
  readonly attempt: string;
  applied: number;
  known: number;
};

/** Returns those that do not follow what is there. */
async function applyAll(
  lines: readonly JournalLine[],
  state: State,
): Promise<readonly JournalLine[]> {
  const { db, workspace, attempt } = state;
  const waiting: JournalLine[] = [];
  for (const entry of lines) {
    // Which copy of a batch was stored is for whoever stores it again.
    if (entry.kind === "batch") continue;
    if (entry.kind !== "conversion") {
      await applyEntries(db, workspace.id, [entry]);
      state.known += 1;
      continue;
    }
    const { line } = entry;
    const own = `${attempt}:${line.after.id}:${line.after.sequence}`;
    const outcome = await applyConversion(db, workspace.id, workspace.timezone, line, own);
    if (outcome === "gap") waiting.push(entry);
    else state[outcome] += 1;
  }
  return waiting;
}

function gapOf({ after }: ConversionLine): string {
  return `${after.id}: change ${after.sequence} does not follow what is there`;
}
