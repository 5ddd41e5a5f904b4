import { textHash } from "../../text-hash.ts";
import { findSteady, LEAST_STEADY, SLOT_MS, type SteadySource } from "../detect/find-steady.ts";
import { addAddress, readClicks, type AddressSketch } from "./address-sketch.ts";
import type { ClickTotals } from "./click-totals.ts";

const DAY_MS = 86_400_000;
const SLOTS = DAY_MS / SLOT_MS;

/** `time`: milliseconds of the day. */
export function slotAt(time: number): number {
  return Math.floor(time / SLOT_MS);
}

/** A publisher's click in a slot of the day, in a sketch of such slots. */
export function addPace(sketch: AddressSketch, publisherId: string, slot: number): void {
  addAddress(sketch, placeOf(textHash(publisherId), slot), 0);
}

/** Whose clicks of the day came as evenly as people cannot. */
export function readPace(
  day: number,
  sketch: AddressSketch,
  totals: ClickTotals,
): readonly SteadySource[] {
  const clicks = clicksByPublisher(totals);
  // Of every publisher in turn: written over from end to end.
  const counts = new Uint8Array(SLOTS);
  return [...clicks].flatMap(([publisherId, count]) => {
    if (count < LEAST_STEADY) return [];
    const hash = textHash(publisherId);
    for (let slot = 0; slot < SLOTS; slot += 1)
      counts[slot] = readClicks(sketch, placeOf(hash, slot));
    return findSteady(publisherId, day * DAY_MS, counts) ?? [];
  });
}

/** `totals`: by `publisherId campaignId`. In the order of the ids. */
export function clicksByPublisher(totals: ReadonlyMap<string, number>): Map<string, number> {
  const clicks = new Map<string, number>();
  for (const [pair, count] of [...totals].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const publisherId = pair.slice(0, pair.indexOf(" "));
    clicks.set(publisherId, (clicks.get(publisherId) ?? 0) + count);
  }
  return clicks;
}

/** 32 bits, never 0: that would be no address. */
function placeOf(publisher: number, slot: number): number {
  const mixed = Math.imul((publisher | 0) ^ Math.imul(slot + 1, 0x9e37_79b1), 0x85eb_ca77);
  return ((mixed ^ (mixed >>> 15)) >>> 0) | 1;
}
