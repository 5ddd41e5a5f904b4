import {
  addToTally,
  compareRows,
  hourStartMs,
  type Finding,
  type Tally,
  type VerifiedRow,
} from "@cleverdrip/core";
import {
  readEntries,
  readHistories,
  readResults,
  readResultsOf,
  readResultsReceived,
  type ConversionLine,
  type ConversionState,
} from "@cleverdrip/db";
import { conversionHash } from "../conversions/report-case.ts";
import { checkOwed } from "./check-owed.ts";
import type { HourToCheck } from "./checked.ts";
import { readLoggedResults, type LoggedResults } from "./logged-results.ts";
import { entriesOfLine, entryRow, historyRow, resultCounts, resultRow } from "./result-rows.ts";

const HOUR_MS = 3_600_000;
/** Hours that one look reads beside its own, of results that were written later than they came. */
const MAX_OTHER_HOURS = 5;

export type CheckedResults = {
  readonly findings: readonly Finding[];
  readonly tally: Tally;
  readonly hashes: ReadonlyMap<number, string>;
};

/**
 * Compares what was written of conversions in an hour with their rows, history and ledger, finds those that came in the hour
 * and are in no log, and counts those whose event was in the hour.
 */
export async function checkResults(hour: HourToCheck): Promise<CheckedResults> {
  const { workspace, db, fromMs, toMs } = hour;
  const logged = await readLoggedResults(hour);
  const ids = [...logged.lines.keys()];
  const [rows, came, counted] = await Promise.all([
    readResults(db, workspace.id, ids),
    readResultsReceived(db, workspace.id, fromMs, toMs),
    readResultsOf(db, workspace.id, fromMs, toMs),
  ]);
  const unlogged = await findUnlogged(hour, logged, came);
  const results = compareResults(logged, rows, unlogged);
  const books = await compareBooks(hour, logged, rows);
  const wrong = new Set([...results, ...books].map(({ eventId }) => eventId));
  const owed = await checkOwed(
    hour,
    counted.filter(({ id }) => !wrong.has(id)),
  );
  const isDoubled = new Set(results.flatMap((f) => (f.cause === "doubled-row" ? f.eventId : [])));
  const corrected = correct(hour, counted, logged, rows).filter(({ id }) => !isDoubled.has(id));
  const seen = [
    ...counted,
    ...[...logged.lines.values()].flatMap((own) => own.at(-1)?.after ?? []),
  ];
  return {
    findings: [...logged.findings, ...results, ...books, ...owed],
    ...(await count(workspace.id, corrected, seen)),
  };
}

/** Conversions that came in the hour and of which no line tells how they were written. */
async function findUnlogged(
  { workspace, db, log, fromMs }: HourToCheck,
  { lines }: LoggedResults,
  came: readonly ConversionState[],
): Promise<readonly ConversionState[]> {
  const unknown = came.filter(({ id }) => !lines.has(id));
  const ids = unknown.map(({ id }) => id);
  const histories = await readHistories(db, workspace.id, ids);
  const first = histories.filter(({ sequence }) => sequence === 1);
  const writtenAt = new Map(first.map(({ conversionId, atMs }) => [conversionId, atMs]));
  const hours = new Set([...writtenAt.values()].map(hourStartMs).filter((own) => own !== fromMs));
  const known = new Set<string>();
  for (const own of [...hours].slice(0, MAX_OTHER_HOURS)) {
    const other = { workspace, log, fromMs: own, toMs: own + HOUR_MS };
    for (const id of (await readLoggedResults(other)).lines.keys()) known.add(id);
  }
  const skipped = new Set([...hours].slice(MAX_OTHER_HOURS));
  return unknown.filter(({ id }) => {
    const atMs = writtenAt.get(id);
    return !known.has(id) && (atMs === undefined || !skipped.has(hourStartMs(atMs)));
  });
}

/** A conversion that was changed after the hour is compared in the hour of that change. */
function compareResults(
  { lines }: LoggedResults,
  rows: readonly ConversionState[],
  unlogged: readonly ConversionState[],
): readonly Finding[] {
  const laterThan = new Map(rows.map(({ id, sequence }) => [id, sequence]));
  const last = [...lines.values()].flatMap((own) => own.at(-1)?.after ?? []);
  const due = last.filter(({ id, sequence }) => (laterThan.get(id) ?? 0) <= sequence);
  const isDue = new Set(due.map(({ id }) => id));
  const stored = [...rows.filter(({ id }) => isDue.has(id)), ...unlogged];
  const twins = last.filter(({ id }) => !isDue.has(id));
  const byId = (own: readonly ConversionState[]) =>
    new Map(own.map((state): [string, VerifiedRow] => [state.id, resultRow(state)]));
  // What was changed since is not compared here, but may have a double.
  const same = rows.filter(({ id }) => twins.some((own) => own.id === id));
  return compareRows("conversions", byId([...due, ...same]), byId([...stored, ...same]));
}

async function compareBooks(
  { workspace, db }: HourToCheck,
  { lines, entries }: LoggedResults,
  rows: readonly ConversionState[],
): Promise<readonly Finding[]> {
  const ids = [...lines.keys()];
  const places = new Map([...lines].map(([id, own]) => [id, new Set(own.flatMap(placesOf))]));
  const sequences = new Map(rows.map(({ id, sequence }) => [id, sequence]));
  // Places after the last are nobody's, so they are looked at as well.
  const isOfHour = (id: string, sequence: number) =>
    places.get(id)?.has(sequence) === true || sequence > (sequences.get(id) ?? Infinity);
  const byId = (own: readonly VerifiedRow[]) => new Map(own.map((row) => [row.id, row]));
  const all = [...lines.values()].flat();
  const history = (await readHistories(db, workspace.id, ids))
    .filter((row) => isOfHour(row.conversionId, row.sequence))
    .map((row) => historyRow(row.conversionId, row.sequence, row));
  const ledger = (
    await readEntries(db, workspace.id, { conversionIds: ids, ids: [...entries.keys()] })
  )
    .filter((row) => entries.has(row.id) || isOfHour(row.conversionId, row.sequence))
    .map(entryRow);
  return [
    ...compareRows("conversion_history", byId(all.flatMap(historyOfLine)), byId(history)),
    ...compareRows(
      "payout_ledger",
      byId([...all.flatMap(entriesOfLine), ...[...entries.values()].map(entryRow)]),
      byId(ledger),
    ),
  ];
}

function placesOf({ before, history }: ConversionLine): readonly number[] {
  return history.map((_, i) => (before ?? 0) + 1 + i);
}

function historyOfLine(line: ConversionLine): readonly VerifiedRow[] {
  return placesOf(line).map((place, i) =>
    historyRow(line.after.id, place, line.history[i] ?? { status: "", reason: "", actor: "" }),
  );
}

/** What ought to be counted: rows, and by the log where that has the last word. */
function correct(
  { fromMs, toMs }: HourToCheck,
  counted: readonly ConversionState[],
  { lines }: LoggedResults,
  rows: readonly ConversionState[],
): readonly ConversionState[] {
  const states = new Map(counted.map((state) => [state.id, state]));
  const sequences = new Map(rows.map(({ id, sequence }) => [id, sequence]));
  for (const [id, own] of lines) {
    const last = own.at(-1)?.after;
    if (last === undefined || (sequences.get(id) ?? 0) > last.sequence) continue;
    if (last.atMs >= fromMs && last.atMs < toMs) states.set(id, last);
    else states.delete(id);
  }
  return [...states.values()];
}

async function count(
  workspaceId: string,
  states: readonly ConversionState[],
  seen: readonly ConversionState[],
): Promise<Pick<CheckedResults, "tally" | "hashes">> {
  const tally: Tally = new Map();
  const hashes = new Map<number, string>();
  for (const state of seen) hashes.set(await conversionHash(workspaceId, state), state.id);
  for (const state of states) {
    const hash = await conversionHash(workspaceId, state);
    for (const [bucket, counts, isMain] of resultCounts(state)) {
      addToTally(tally, bucket, counts, isMain ? hash : 0);
    }
  }
  return { tally, hashes };
}
