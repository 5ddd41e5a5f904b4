import type { AddressUse } from "../evidence.ts";

/** Places of each of the two rows. */
const PLACES = 2 ** 17;
const MOST_CLICKS = 255;
const AGENT_BITS = 16;
/** Of one place in a chunk: where, how many clicks, which agents. */
const ENTRY_BYTES = 7;

/**
 * How often a day's addresses were seen, and with how many user agents. An address has a place in each of two rows, which it
 * may share with others; the lower count of the two is the nearer one, and never too low.
 */
export type AddressSketch = { readonly clicks: Uint8Array; readonly agents: Uint16Array };

export function createSketch(): AddressSketch {
  return { clicks: new Uint8Array(2 * PLACES), agents: new Uint16Array(2 * PLACES) };
}

/** `address` and `agent` are hashes of 32 bits; an address of 0 is none. */
export function addAddress(sketch: AddressSketch, address: number, agent: number): void {
  if (address === 0) return;
  for (const place of placesOf(address)) addAt(sketch, place, 1, 1 << (agent % AGENT_BITS));
}

export function readAddress({ clicks, agents }: AddressSketch, address: number): AddressUse {
  const [first, second] = placesOf(address);
  if (address === 0) return { clicks: 0, agents: 0 };
  return {
    clicks: Math.min(clicks[first] ?? 0, clicks[second] ?? 0),
    agents: bitsOf((agents[first] ?? 0) & (agents[second] ?? 0)),
  };
}

/** The user agents that may have been seen there, a bit each. */
export function mapAt({ agents }: AddressSketch, address: number): number {
  const [first, second] = placesOf(address);
  return (agents[first] ?? 0) & (agents[second] ?? 0);
}

/** Places of a sketch: entries of another one that is stored beside it come after them. */
export const SKETCH_PLACES = 2 * PLACES;

/** Every place that is in use, as bytes; `from`: the place that the first one is called by. */
export function sketchEntries({ clicks, agents }: AddressSketch, first = 0): Uint8Array {
  const used = clicks.reduce((sum, own) => sum + (own === 0 ? 0 : 1), 0);
  const bytes = new Uint8Array(used * ENTRY_BYTES);
  const view = new DataView(bytes.buffer);
  let from = 0;
  clicks.forEach((count, place) => {
    if (count === 0) return;
    view.setUint32(from, first + place);
    view.setUint8(from + 4, count);
    view.setUint16(from + 5, agents[place] ?? 0);
    from += ENTRY_BYTES;
  });
  return bytes;
}

/** Adds what was seen elsewhere: to each sketch the entries of its places, one after the other. */
export function addEntries(sketches: readonly AddressSketch[], bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let from = 0; from + ENTRY_BYTES <= bytes.length; from += ENTRY_BYTES) {
    const place = view.getUint32(from);
    const sketch = sketches[Math.floor(place / SKETCH_PLACES)];
    if (sketch === undefined) continue;
    addAt(sketch, place % SKETCH_PLACES, view.getUint8(from + 4), view.getUint16(from + 5));
  }
}

function addAt(
  { clicks, agents }: AddressSketch,
  place: number,
  count: number,
  seen: number,
): void {
  clicks[place] = Math.min(MOST_CLICKS, (clicks[place] ?? 0) + count);
  agents[place] = (agents[place] ?? 0) | seen;
}

/** One place in each row, which have nothing to do with each other. */
function placesOf(address: number): readonly [number, number] {
  const first = Math.imul(address ^ (address >>> 15), 0x85ebca6b) >>> 15;
  const second = Math.imul(address ^ (address >>> 13), 0xc2b2ae35) >>> 15;
  return [first, PLACES + second];
}

export function bitsOf(map: number): number {
  let count = 0;
  for (let rest = map; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
