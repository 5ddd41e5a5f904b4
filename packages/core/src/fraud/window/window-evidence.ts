import type { SteadySource } from "../detect/find-steady.ts";
import type { Evidence, SourceClick } from "../evidence.ts";
import { unpackTraits } from "../pack-traits.ts";
import type { Traits } from "../traits.ts";
import { readAddress } from "./address-sketch.ts";
import { rowAt } from "./click-sample.ts";
import { readPace } from "./pace-sketch.ts";
import { readSenders } from "./sender-sketch.ts";
import { settleWindow, type TrafficWindow } from "./fraud-window.ts";

const DAY_MS = 86_400_000;

/** What a window's sources are judged by, but for their results. */
export function windowEvidence(window: TrafficWindow): Omit<Evidence, "results"> {
  settleWindow(window);
  const clicks: SourceClick[] = [];
  const totals = new Map<string, number>();
  for (const [day, { sample, totals: counted }] of daysOf(window)) {
    for (const [pair, count] of counted) totals.set(pair, (totals.get(pair) ?? 0) + count);
    for (let row = 0; row < sample.size; row += 1) {
      const { time, publisherId, campaignId, text } = rowAt(sample, row);
      const [id = "", sub = "", packed = ""] = text.split("\n");
      const traits: Traits | null = unpackTraits(packed);
      if (traits === null) continue;
      clicks.push({ id, atMs: day * DAY_MS + time, publisherId, campaignId, sub, traits });
    }
  }
  const addressUse: Evidence["addressUse"] = (atMs, address) => {
    const day = window.days.get(Math.floor(atMs / DAY_MS));
    return day === undefined ? null : readAddress(day.addresses, address);
  };
  const inOrder = [...totals].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const sketches = [...window.days.values()].map(({ senders }) => senders);
  return {
    clicks,
    totals: new Map(inOrder),
    addressUse,
    senderUse: readSenders(sketches),
    steady: windowSteady(window, -Infinity),
  };
}

/** Whose clicks came as evenly as people cannot, on the days since that one (days since 1970). */
export function windowSteady(window: TrafficWindow, sinceDay: number): readonly SteadySource[] {
  return daysOf(window)
    .filter(([day]) => day >= sinceDay)
    .flatMap(([day, { paces, totals }]) => readPace(day, paces, totals));
}

/** In their order: what is judged must not depend on which came first. */
function daysOf({ days }: TrafficWindow) {
  return [...days].toSorted(([a], [b]) => a - b);
}
