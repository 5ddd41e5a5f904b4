import { addToTally, clickHash, compareRows, type Finding, type Tally } from "@cleverdrip/core";
import { findKnownBatches, readClickFacts, type ClickFact } from "@cleverdrip/db";
import type { ClickLine } from "../log/click-line.ts";
import { hourBucket, isHot, type HourToCheck } from "./checked.ts";
import { clickCounts, clickRow, otherCounts, type CheckedClick } from "./click-rows.ts";
import { readLoggedClicks, type LoggedBatch } from "./logged-clicks.ts";

const DAY_MS = 86_400_000;
/** As long as the batch ledger remembers, less a day. */
const LEDGER_MS = 29 * DAY_MS;

/** What the clicks of an hour add to its buckets, and what is wrong with them. */
export type CheckedClicks = {
  readonly findings: readonly Finding[];
  readonly tally: Tally;
  readonly hashes: ReadonlyMap<number, string>;
};

/**
 * Compares the rows of an hour's clicks with the log, and counts them: by the log, and by rows that no segment has. Where the
 * rows are deleted already, the log alone is counted. What is in the log and was not stored is counted where `countsWaiting`.
 */
export async function checkClicks(
  hour: HourToCheck,
  { countsWaiting = false }: { readonly countsWaiting?: boolean } = {},
): Promise<CheckedClicks> {
  const { workspace, db, fromMs, toMs } = hour;
  const logged = await readLoggedClicks(hour);
  const hasRows = isHot(hour);
  const rows = hasRows ? await readClickFacts(db, workspace.id, fromMs, toMs) : [];
  const batches = [...logged.batches.values()];
  const { known, waiting } = await knownBatches(hour, batches, rows);
  const stored = new Map(rows.map((row) => [row.id, row]));
  const lines = (countsWaiting ? batches : known).flatMap((batch) => chosenCopy(batch, stored));
  const inHour = lines.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  const { clicks, doubled } = clicksOf(inHour);
  const unlogged = rows.filter(({ batchId }) => !logged.batches.has(batchId));
  const compared = hasRows ? compare(clicks, rows, unlogged) : [];
  const findings = [...logged.findings, ...waiting, ...doubled, ...compared];
  const isDoubled = new Set(compared.flatMap((f) => (f.cause === "doubled-row" ? f.eventId : [])));
  const alone = rows.filter(({ id }) => !clicks.has(id) && !isDoubled.has(id));
  return { findings, ...count([...clicks.values(), ...alone], inHour, rows) };
}

/** Batches that were stored, and a finding for each that is in the log and was not. */
async function knownBatches(
  { workspace, db, toMs, nowMs }: HourToCheck,
  batches: readonly LoggedBatch[],
  rows: readonly ClickFact[],
): Promise<{ known: readonly LoggedBatch[]; waiting: readonly Finding[] }> {
  if (toMs < nowMs - LEDGER_MS) return { known: batches, waiting: [] };
  const ids = batches.map(({ batchId }) => batchId);
  const stored = await findKnownBatches(db, workspace.id, ids);
  const withRows = new Set(rows.map(({ batchId }) => batchId));
  const waiting = batches
    .filter(({ batchId }) => !stored.has(batchId))
    .map(({ batchId, copies }): Finding => {
      const clicks = copies[0]?.length ?? 0;
      const detail = `${batchId} with ${clicks} events is in the log and was not stored: it waits in the queue, or its row is lost`;
      return { cause: "lost-row", place: "click_batches", bucket: null, eventId: batchId, detail };
    });
  const known = batches.filter(({ batchId }) => stored.has(batchId) || withRows.has(batchId));
  return { known, waiting };
}

/** Of a batch that was judged more than once, the copy that was stored. */
function chosenCopy(
  { copies }: LoggedBatch,
  stored: ReadonlyMap<string, ClickFact>,
): readonly ClickLine[] {
  const agrees = (line: ClickLine) => {
    const row = stored.get(line.id);
    return (
      row !== undefined &&
      JSON.stringify(clickRow(row).fields) === JSON.stringify(clickRow(line).fields)
    );
  };
  return copies.find((copy) => copy.every(agrees)) ?? copies[0] ?? [];
}

/** Clicks by id; one that two batches brought is counted twice. */
function clicksOf(lines: readonly ClickLine[]) {
  const clicks = new Map<string, ClickLine>();
  const doubled: Finding[] = [];
  for (const line of lines.filter(({ kind }) => kind === "click")) {
    const first = clicks.get(line.id);
    if (first === undefined) clicks.set(line.id, line);
    else {
      const bucket = hourBucket(line.atMs, line);
      const detail = `${line.id} came in the batches ${first.batchId} and ${line.batchId}`;
      doubled.push({ cause: "doubled-row", place: "log", bucket, eventId: line.id, detail });
    }
  }
  return { clicks, doubled };
}

/** Rows of a batch that is in no segment are named by the batch, unless another row says the same. */
function compare(
  clicks: ReadonlyMap<string, ClickLine>,
  rows: readonly ClickFact[],
  unlogged: readonly ClickFact[],
): readonly Finding[] {
  const byId = (own: Iterable<CheckedClick>) =>
    new Map([...own].map((click) => [click.id, clickRow(click)]));
  const findings = compareRows("clicks", byId(clicks.values()), byId(rows));
  const batchOf = new Map(unlogged.map(({ id, batchId }) => [id, batchId]));
  const isOfBatch = ({ cause, eventId }: Finding) =>
    cause === "missing-segment" && eventId !== null && batchOf.has(eventId);
  const missing = Map.groupBy(findings.filter(isOfBatch), (f) => batchOf.get(f.eventId ?? ""));
  const batches = [...missing].map(([batchId = "", own]): Finding => {
    const detail = `${own.length} clicks of the batch ${batchId} are stored, and no segment of the log has it`;
    return { cause: "missing-segment", place: "log", bucket: null, eventId: batchId, detail };
  });
  return [...findings.filter((finding) => !isOfBatch(finding)), ...batches];
}

function count(
  clicks: readonly CheckedClick[],
  lines: readonly ClickLine[],
  rows: readonly ClickFact[],
): Pick<CheckedClicks, "tally" | "hashes"> {
  const tally: Tally = new Map();
  const hashes = new Map(rows.map(({ id }) => [clickHash(id), id]));
  for (const click of clicks) {
    const hash = clickHash(click.id);
    hashes.set(hash, click.id);
    addToTally(tally, hourBucket(click.atMs, click), clickCounts(click), hash);
  }
  for (const line of lines.filter(({ kind }) => kind !== "click")) {
    addToTally(tally, hourBucket(line.atMs, line), otherCounts(line), 0);
  }
  return { tally, hashes };
}
