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
export type AddressSketch = {
  /** By place, agents and clicks in one number, while few are in use; null = they are in the arrays. */
  few: Map<number, number> | null;
  /** Whether user agents are told apart. */
  readonly hasAgents: boolean;
  clicks: Uint8Array;
  agents: Uint16Array;
};

/** Places that take less memory one by one than in arrays of all: most workspaces have a quiet day. */
const MOST_FEW = 8_192;

export function createSketch({ hasAgents = true } = {}): AddressSketch {
  return { few: new Map(), hasAgents, clicks: new Uint8Array(), agents: new Uint16Array() };
}

/** `address` and `agent` are hashes of 32 bits; an address of 0 is none. */
export function addAddress(sketch: AddressSketch, address: number, agent: number): void {
  if (address === 0) return;
  for (const place of placesOf(address)) addAt(sketch, place, 1, 1 << (agent % AGENT_BITS));
}

export function readAddress(sketch: AddressSketch, address: number): AddressUse {
  const [first, second] = placesOf(address);
  if (address === 0) return { clicks: 0, agents: 0 };
  return {
    clicks: Math.min(clicksAt(sketch, first), clicksAt(sketch, second)),
    agents: bitsOf(agentsAt(sketch, first) & agentsAt(sketch, second)),
  };
}

/** Clicks alone, for where very many are read. */
export function readClicks(sketch: AddressSketch, address: number): number {
  return Math.min(
    clicksAt(sketch, firstPlace(address)),
    clicksAt(sketch, PLACES + secondPlace(address)),
  );
}

/** The user agents that may have been seen there, a bit each. */
export function mapAt(sketch: AddressSketch, address: number): number {
  const [first, second] = placesOf(address);
  return agentsAt(sketch, first) & agentsAt(sketch, second);
}

/** Places of a sketch: entries of another one that is stored beside it come after them. */
export const SKETCH_PLACES = 2 * PLACES;

/** Every place that is in use, as bytes, in their order; `from`: the place that the first one is called by. */
export function sketchEntries(sketch: AddressSketch, first = 0): Uint8Array {
  const places = usedPlaces(sketch);
  const bytes = new Uint8Array(places.length * ENTRY_BYTES);
  const view = new DataView(bytes.buffer);
  places.forEach((place, i) => {
    view.setUint32(i * ENTRY_BYTES, first + place);
    view.setUint8(i * ENTRY_BYTES + 4, clicksAt(sketch, place));
    view.setUint16(i * ENTRY_BYTES + 5, agentsAt(sketch, place));
  });
  return bytes;
}

function usedPlaces({ few, clicks }: AddressSketch): readonly number[] {
  if (few !== null) return [...few.keys()].toSorted((a, b) => a - b);
  const used: number[] = [];
  clicks.forEach((count, place) => {
    if (count > 0) used.push(place);
  });
  return used;
}

/** Bytes of its arrays, and an estimate of its few. */
export function sketchBytes({ few, clicks, agents }: AddressSketch): number {
  return (few?.size ?? 0) * 40 + clicks.byteLength + agents.byteLength;
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

function addAt(sketch: AddressSketch, place: number, count: number, seen: number): void {
  const clicks = Math.min(MOST_CLICKS, clicksAt(sketch, place) + count);
  const agents = agentsAt(sketch, place) | seen;
  const { few } = sketch;
  if (few === null) {
    sketch.clicks[place] = clicks;
    sketch.agents[place] = agents;
    return;
  }
  few.set(place, agents * 256 + clicks);
  if (few.size > MOST_FEW) spread(sketch, few);
}

function spread(sketch: AddressSketch, few: ReadonlyMap<number, number>): void {
  Object.assign(sketch, {
    few: null,
    clicks: new Uint8Array(SKETCH_PLACES),
    agents: new Uint16Array(sketch.hasAgents ? SKETCH_PLACES : 0),
  });
  for (const [place, both] of few) {
    sketch.clicks[place] = both % 256;
    sketch.agents[place] = Math.floor(both / 256);
  }
}

function clicksAt({ few, clicks }: AddressSketch, place: number): number {
  return few === null ? (clicks[place] ?? 0) : (few.get(place) ?? 0) % 256;
}

function agentsAt({ few, agents }: AddressSketch, place: number): number {
  return few === null ? (agents[place] ?? 0) : Math.floor((few.get(place) ?? 0) / 256);
}

/** One place in each row, which have nothing to do with each other. */
function placesOf(address: number): readonly [number, number] {
  return [firstPlace(address), PLACES + secondPlace(address)];
}

function firstPlace(address: number): number {
  return Math.imul(address ^ (address >>> 15), 0x85ebca6b) >>> 15;
}

function secondPlace(address: number): number {
  return Math.imul(address ^ (address >>> 13), 0xc2b2ae35) >>> 15;
}

export function bitsOf(map: number): number {
  let count = 0;
  for (let rest = map; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
