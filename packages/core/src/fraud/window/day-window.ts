import {
  addAddress,
  addEntries,
  createSketch,
  SKETCH_PLACES,
  sketchBytes,
  sketchEntries,
  type AddressSketch,
} from "./address-sketch.ts";
import {
  addToSample,
  createSample,
  cutSample,
  rowAt,
  sampleBytes,
  type ClickSample,
} from "./click-sample.ts";
import { addTotal, cutTotals, type ClickTotals } from "./click-totals.ts";
import { addPace, slotAt } from "./pace-sketch.ts";
import { addSender } from "./sender-sketch.ts";
import { clickText, type WindowClick } from "./window-click.ts";
import { unpackTraits } from "../pack-traits.ts";

/** Rows of a chunk: less than a megabyte. */
const CHUNK_ROWS = 2_500;
const DAY_MS = 86_400_000;

/** What is kept of a UTC day's clicks. */
export type DayWindow = {
  readonly sample: ClickSample;
  /** By `publisherId campaignId`, every click. */
  readonly totals: ClickTotals;
  readonly addresses: AddressSketch;
  /** Senders and networks, by publisher. */
  readonly senders: AddressSketch;
  /** Slots of the day, by publisher. */
  readonly paces: AddressSketch;
};

/** A part of a day as it is stored; a day is what its chunks make together, in whichever order. */
export type DayChunk = {
  /** JSON of totals, rows, and single addresses. */
  readonly head: string;
  /** Many addresses and senders, as `sketchEntries` has them. */
  readonly addresses: Uint8Array;
};

type Head = {
  readonly totals: readonly (readonly [pair: string, clicks: number])[];
  readonly rows: readonly (readonly [
    time: number,
    publisherId: string,
    campaignId: string,
    text: string,
  ])[];
  readonly seen: readonly Seen[];
};

type Seen = readonly [
  address: number,
  agent: number,
  prefix: number,
  tls: number,
  publisherId: string,
  slot: number,
];

/** What some clicks changed of a day: where its sample is full, that is less than the clicks. */
export type DayChange = {
  readonly totals: ClickTotals;
  readonly rows: Head["rows"][number][];
  readonly seen: Head["seen"][number][];
};

export function createDay(): DayWindow {
  return {
    sample: createSample(),
    totals: new Map(),
    addresses: createSketch(),
    senders: createSketch(),
    paces: createSketch({ hasAgents: false }),
  };
}

export function createChange(): DayChange {
  return { totals: new Map(), rows: [], seen: [] };
}

export function addToDay(day: DayWindow, change: DayChange, click: WindowClick): void {
  const { publisherId, campaignId, atMs } = click;
  for (const own of [day, change]) addTotal(own.totals, `${publisherId} ${campaignId}`, 1);
  const traits = unpackTraits(click.traits);
  const text = clickText(click);
  if (traits === null || text === null) return;
  const { address, agent, prefix, tls } = traits;
  const time = atMs % DAY_MS;
  const seen: Seen = [address, agent, prefix, tls, publisherId, slotAt(time)];
  addSeen(day, seen);
  change.seen.push(seen);
  if (addToSample(day.sample, { time, publisherId, campaignId, text }))
    change.rows.push([time, publisherId, campaignId, text]);
}

function addSeen({ addresses, senders, paces }: DayWindow, seen: Seen): void {
  const [address, agent, prefix, tls, publisherId, slot] = seen;
  addAddress(addresses, address, agent);
  addSender(senders, publisherId, { prefix, agent, tls });
  addPace(paces, publisherId, slot);
}

export function changeChunk({ totals, rows, seen }: DayChange): DayChunk {
  const head: Head = { totals: [...totals], rows, seen };
  return { head: JSON.stringify(head), addresses: new Uint8Array() };
}

export function dayChunks(day: DayWindow): readonly DayChunk[] {
  settleDay(day);
  const { sample, totals, addresses, senders, paces } = day;
  const rows = Array.from({ length: sample.size }, (_, row): Head["rows"][number] => {
    const { time, publisherId, campaignId, text } = rowAt(sample, row);
    return [time, publisherId, campaignId, text];
  });
  const sorted = [...totals].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const first: Head = { totals: sorted, rows: rows.slice(0, CHUNK_ROWS), seen: [] };
  const none: Head = { totals: [], rows: [], seen: [] };
  // Each sketch nearly fills the 2 MB that a row of an object's storage may hold.
  const sketches = [addresses, senders, paces].map((sketch, i) =>
    sketchEntries(sketch, i * SKETCH_PLACES),
  );
  const chunks: DayChunk[] = [
    { head: JSON.stringify(first), addresses: new Uint8Array() },
    ...sketches.map((bytes) => ({ head: JSON.stringify(none), addresses: bytes })),
  ];
  for (let from = CHUNK_ROWS; from < rows.length; from += CHUNK_ROWS) {
    const next: Head = { totals: [], rows: rows.slice(from, from + CHUNK_ROWS), seen: [] };
    chunks.push({ head: JSON.stringify(next), addresses: new Uint8Array() });
  }
  return chunks;
}

export function addChunk(day: DayWindow, chunk: DayChunk): void {
  // As dayChunks and changeChunk write it.
  const { totals, rows, seen } = JSON.parse(chunk.head) as Head;
  for (const [pair, clicks] of totals) addTotal(day.totals, pair, clicks);
  for (const [time, publisherId, campaignId, text] of rows)
    addToSample(day.sample, { time, publisherId, campaignId, text });
  for (const own of seen) addSeen(day, own);
  addEntries([day.addresses, day.senders, day.paces], chunk.addresses);
}

/** Bytes of its arrays, and an estimate of its counters. */
export function dayBytes({ sample, totals, addresses, senders, paces }: DayWindow): number {
  const sketches = sketchBytes(addresses) + sketchBytes(senders) + sketchBytes(paces);
  return sampleBytes(sample) + sketches + totals.size * 120;
}

/** Brings it into the one form that its clicks have. */
export function settleDay({ sample, totals }: DayWindow): void {
  cutSample(sample);
  cutTotals(totals);
}
