import type { CampaignLive } from "@cleverdrip/contract";

const MINUTE_MS = 60_000;
const MINUTES = 60;

/** Sixty counts, the running minute last: the window lists only minutes that had clicks. */
export function perMinute(known: CampaignLive["perMinute"], nowMs: number): readonly number[] {
  const counts = new Map(
    known.map(({ minuteMs, clicks }) => [Math.floor(minuteMs / MINUTE_MS), clicks]),
  );
  const last = Math.floor(nowMs / MINUTE_MS);
  return Array.from({ length: MINUTES }, (_, index) => counts.get(last - MINUTES + 1 + index) ?? 0);
}
