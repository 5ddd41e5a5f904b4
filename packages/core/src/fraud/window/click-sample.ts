import { textHash } from "../../text-hash.ts";
import { createNames, findPlace, namesBytes, placeFor, type Names } from "./names.ts";
import { LONGEST_TEXT } from "./window-click.ts";

/** Clicks that a day's sample keeps. */
export const SAMPLE_ROWS = 6_000;
/** Rows at which it is cut back to that: cutting sorts them, so it is not done for each. */
const MOST_ROWS = 6_300;
const FIRST_ROWS = 256;
const FIRST_TEXT = FIRST_ROWS * 64;
/** Of what there is room for: doubling it would leave half of it empty. */
const GROWTH = 1.25;

/**
 * A day's clicks with the smallest hashes of their ids, of every publisher as many: first everybody's smallest, then
 * everybody's second, … until the rows are used up. Which those are does not depend on the order in which they came.
 */
export type ClickSample = {
  readonly publishers: Names;
  readonly campaigns: Names;
  size: number;
  hash: Uint32Array;
  /** Milliseconds of the day. */
  time: Uint32Array;
  publisher: Uint16Array;
  campaign: Uint16Array;
  /** Where a row's text ends in `text`; it begins where the one before ends. */
  end: Uint32Array;
  text: Uint8Array;
  /** Rows are kept up to this rank among their publisher's, and there up to this hash; null = all are. */
  cut: { readonly rank: number; readonly hash: number } | null;
  /** By publisher at the last cut: rows, and the largest hash among them. */
  kept: { readonly rows: Uint16Array; readonly hash: Uint32Array };
};

export type SampleRow = {
  readonly time: number;
  readonly publisherId: string;
  readonly campaignId: string;
  /** As `clickText` has it. */
  readonly text: string;
};

export function createSample(): ClickSample {
  return {
    publishers: createNames(),
    campaigns: createNames(),
    size: 0,
    ...columnsOf(FIRST_ROWS, FIRST_TEXT),
    cut: null,
    kept: keptRoom(0),
  };
}

/** Takes a click in, unless the sample has smaller ones enough; says whether. A click that is there already is told by the next cut. */
export function addToSample(sample: ClickSample, row: SampleRow): boolean {
  const hash = textHash(row.text.slice(0, row.text.indexOf("\n"))) >>> 0;
  if (!isWanted(sample, row.publisherId, hash)) return false;
  append(sample, row, hash);
  if (sample.size >= MOST_ROWS) cutSample(sample);
  return true;
}

function isWanted(
  { cut, kept, publishers }: ClickSample,
  publisherId: string,
  hash: number,
): boolean {
  if (cut === null) return true;
  const place = findPlace(publishers, publisherId) ?? kept.rows.length;
  const rows = kept.rows[place] ?? 0;
  if ((rows > 0 && hash <= at(kept.hash, place)) || rows < cut.rank) return true;
  return rows === cut.rank && hash <= cut.hash;
}

/** Brings the sample into the one form that its clicks have: sorted, each once, no more than there is room for. */
export function cutSample(sample: ClickSample): void {
  const { publishers, hash } = sample;
  const ids = Array.from({ length: sample.size }, (_, row) => idAt(sample, row));
  const byName = (a: number, b: number) =>
    compare(publishers.list[a] ?? "", publishers.list[b] ?? "");
  const rows = ids
    .map((_, row) => row)
    .toSorted(
      (a, b) =>
        byName(at(sample.publisher, a), at(sample.publisher, b)) ||
        at(hash, a) - at(hash, b) ||
        compare(ids[a] ?? "", ids[b] ?? ""),
    )
    .filter((row, i, all) => {
      const before = all[i - 1] ?? -1;
      return ids[row] !== ids[before] || at(sample.publisher, row) !== at(sample.publisher, before);
    });
  const ranks = ranksOf(sample, rows);
  const order = rows
    .map((row, i) => ({ row, rank: ranks[i] ?? 0 }))
    .toSorted((a, b) => a.rank - b.rank || at(hash, a.row) - at(hash, b.row));
  const last = order[SAMPLE_ROWS - 1];
  const isCut = order.length > SAMPLE_ROWS && last !== undefined;
  const cut = isCut ? { rank: last.rank, hash: at(hash, last.row) } : sample.cut;
  // Of equal hashes in the last place all stay, so that none is preferred.
  const isKept = (row: number, rank: number) =>
    !isCut || rank < last.rank || (rank === last.rank && at(hash, row) <= at(hash, last.row));
  rebuild(
    sample,
    rows.filter((row, i) => isKept(row, ranks[i] ?? 0)),
  );
  sample.cut = cut;
  sample.kept = keptOf(sample);
}

function ranksOf(sample: ClickSample, rows: readonly number[]): number[] {
  let rank = 0;
  return rows.map((row, i) => {
    const before = rows[i - 1];
    const isNext =
      before !== undefined && at(sample.publisher, before) === at(sample.publisher, row);
    rank = isNext ? rank + 1 : 0;
    return rank;
  });
}

function keptRoom(publishers: number): ClickSample["kept"] {
  return { rows: new Uint16Array(publishers), hash: new Uint32Array(publishers) };
}

function keptOf({ publishers, publisher, hash, size }: ClickSample): ClickSample["kept"] {
  const kept = keptRoom(publishers.list.length);
  for (let row = 0; row < size; row += 1) {
    const place = at(publisher, row);
    kept.rows[place] = at(kept.rows, place) + 1;
    kept.hash[place] = at(hash, row);
  }
  return kept;
}

/** These rows alone, in this order, with no more room than they take; names that none of them has are gone. */
function rebuild(sample: ClickSample, rows: readonly number[]): void {
  const text = rows.reduce((sum, row) => sum + at(sample.end, row) - textStart(sample, row), 0);
  const next = {
    ...createSample(),
    ...columnsOf(Math.max(FIRST_ROWS, rows.length), Math.max(FIRST_TEXT, text)),
  };
  for (const row of rows) append(next, rowAt(sample, row), at(sample.hash, row));
  for (const names of [next.publishers, next.campaigns]) names.places = null;
  Object.assign(sample, next);
}

function append(sample: ClickSample, row: SampleRow, hash: number): void {
  const { size } = sample;
  const from = textStart(sample, size);
  makeRoom(sample, from + row.text.length);
  sample.hash[size] = hash;
  sample.time[size] = row.time;
  sample.publisher[size] = placeFor(sample.publishers, row.publisherId);
  sample.campaign[size] = placeFor(sample.campaigns, row.campaignId);
  for (let i = 0; i < row.text.length; i += 1) sample.text[from + i] = row.text.charCodeAt(i);
  sample.end[size] = from + row.text.length;
  sample.size = size + 1;
}

function makeRoom(sample: ClickSample, textLength: number): void {
  const isRoom = sample.size < sample.hash.length;
  if (isRoom && textLength <= sample.text.length) return;
  const rows = isRoom ? sample.hash.length : Math.ceil(sample.hash.length * GROWTH);
  const isFit = textLength <= sample.text.length;
  const text = isFit
    ? sample.text.length
    : Math.max(textLength, Math.ceil(sample.text.length * GROWTH));
  const next = columnsOf(Math.min(rows, MOST_ROWS), Math.min(text, MOST_ROWS * LONGEST_TEXT));
  for (const name of ["hash", "time", "publisher", "campaign", "end", "text"] as const)
    next[name].set(sample[name]);
  Object.assign(sample, next);
}

export function rowAt(sample: ClickSample, row: number): SampleRow {
  return {
    time: at(sample.time, row),
    publisherId: sample.publishers.list[at(sample.publisher, row)] ?? "",
    campaignId: sample.campaigns.list[at(sample.campaign, row)] ?? "",
    text: latin(sample.text, textStart(sample, row), at(sample.end, row)),
  };
}

function idAt(sample: ClickSample, row: number): string {
  const from = textStart(sample, row);
  const to = sample.text.indexOf(LINE_END, from);
  return latin(sample.text, from, to);
}

const LINE_END = 10;

function textStart({ end }: ClickSample, row: number): number {
  return row === 0 ? 0 : at(end, row - 1);
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  // Spreading them would take five times as long.
  return Reflect.apply(String.fromCharCode, null, bytes.subarray(from, to));
}

function columnsOf(rows: number, text: number) {
  return {
    hash: new Uint32Array(rows),
    time: new Uint32Array(rows),
    publisher: new Uint16Array(rows),
    campaign: new Uint16Array(rows),
    end: new Uint32Array(rows),
    text: new Uint8Array(text),
  };
}

/** Bytes of its arrays, and an estimate of its names. */
export function sampleBytes(sample: ClickSample): number {
  const { hash, time, publisher, campaign, end, text, kept, publishers, campaigns } = sample;
  const arrays = [hash, time, publisher, campaign, end, text, kept.rows, kept.hash];
  const names = namesBytes(publishers) + namesBytes(campaigns);
  return arrays.reduce((sum, own) => sum + own.byteLength, names);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function at(numbers: Uint32Array | Uint16Array, place: number): number {
  return numbers[place] ?? 0;
}
