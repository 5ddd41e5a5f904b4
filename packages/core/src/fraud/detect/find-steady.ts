import type { SourceClick } from "../evidence.ts";
import type { SourceFinding } from "../finding.ts";
import { signKind } from "./sign-kinds.ts";

const HOUR_MS = 3_600_000;
/** Clicks of a publisher in an hour before their pace says anything. */
const LEAST = 300;
/** Clicks that a slot of time has on average. */
const A_SLOT = 5;
/** Variance ÷ mean of independent visitors' counts is 1, of visitors who come in crowds more; a clock's is near 0. */
const MOST_DISPERSION = 0.5;
/** Standard errors below 1: beyond this it happens once in 10^11 hours. */
const LEAST_DEVIATION = 6.7;

export function paceKey(atMs: number): string {
  return `${Math.floor(atMs / HOUR_MS)}`;
}

/** Hours in which a publisher's clicks come as evenly as people cannot (index of dispersion, Fisher 1922). */
export function findSteady(
  clicks: readonly SourceClick[],
): readonly { readonly finding: SourceFinding; readonly hours: readonly string[] }[] {
  const hours = new Map<string, number[]>();
  const sizes = new Map<string, number>();
  for (const { publisherId, atMs } of clicks) {
    sizes.set(publisherId, (sizes.get(publisherId) ?? 0) + 1);
    const key = `${publisherId}\n${paceKey(atMs)}`;
    const times = hours.get(key);
    if (times === undefined) hours.set(key, [atMs]);
    else times.push(atMs);
  }
  const steady = new Map<string, { hours: string[]; seen: number; worst: number }>();
  for (const [key, times] of [...hours].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const dispersion = times.length < LEAST ? null : unevenness(times);
    if (dispersion === null) continue;
    const [publisherId = "", hour = ""] = key.split("\n");
    const own = steady.get(publisherId) ?? { hours: [], seen: 0, worst: 0 };
    steady.set(publisherId, own);
    own.hours.push(hour);
    own.seen += times.length;
    own.worst = Math.max(own.worst, dispersion);
  }
  return [...steady].map(([publisherId, { hours: own, seen, worst }]) => ({
    hours: own,
    finding: {
      rule: signKind("steady").rule,
      about: "clicks",
      publisherId,
      campaignId: null,
      event: null,
      signs: ["steady"],
      seen,
      of: sizes.get(publisherId) ?? seen,
      peerShare: 0,
      peers: clicks.length - (sizes.get(publisherId) ?? 0),
      chance: 1e-11,
      score: 1 - worst / 2,
    },
  }));
}

/** Variance ÷ mean of the counts in equal slots; null where it may well be people's. */
function unevenness(times: readonly number[]): number | null {
  const sorted = times.toSorted((a, b) => a - b);
  const first = sorted[0] ?? 0;
  const last = sorted.at(-1) ?? 0;
  const slots = Math.floor(sorted.length / A_SLOT);
  const slotMs = (last - first + 1) / slots;
  const counts = Array.from({ length: slots }, () => 0);
  for (const atMs of sorted) {
    const slot = Math.min(slots - 1, Math.floor((atMs - first) / slotMs));
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  const mean = sorted.length / slots;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (slots - 1);
  const dispersion = variance / mean;
  const deviation = (1 - dispersion) * Math.sqrt((slots - 1) / 2);
  return dispersion < MOST_DISPERSION && deviation > LEAST_DEVIATION ? dispersion : null;
}
