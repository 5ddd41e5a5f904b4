import type { ReplayDifference } from "@cleverdrip/contract";
import type { Tally } from "@cleverdrip/core";
import { countHour } from "../verify/check-hour.ts";
import type { ReplayDeps, ReplayRange } from "./replay-deps.ts";

const HOUR_MS = 3_600_000;

/** What the campaigns of some hours count by the log, and what at present. */
export async function compareDry(
  { workspace, fromMs, toMs }: ReplayRange,
  { log, eventsOf, nowMs }: ReplayDeps,
): Promise<ReplayDifference[]> {
  const db = eventsOf(workspace.eventsShard);
  const found = new Map<string, ReplayDifference>();
  for (let hour = fromMs; hour < toMs; hour += HOUR_MS) {
    const own = { workspace, db, log, nowMs, fromMs: hour, toMs: hour + HOUR_MS };
    const { stored, counted } = await countHour(own);
    add(found, workspace.id, "log", counted);
    add(found, workspace.id, "present", stored);
  }
  return [...found.values()];
}

const NONE = { grossClicks: 0, clicks: 0, conversions: 0, revenueMicros: 0, payoutMicros: 0 };

function add(
  found: Map<string, ReplayDifference>,
  workspaceId: string,
  side: "log" | "present",
  tally: Tally,
): void {
  for (const [bucket, counts] of tally) {
    const campaignId = bucket.split(" ")[1] ?? "";
    const own = found.get(campaignId) ?? { workspaceId, campaignId, log: NONE, present: NONE };
    const sums = own[side];
    found.set(campaignId, {
      ...own,
      [side]: {
        grossClicks: sums.grossClicks + counts.grossClicks,
        clicks: sums.clicks + counts.clicks,
        conversions: sums.conversions + counts.conversions,
        revenueMicros: sums.revenueMicros + counts.revenueMicros,
        payoutMicros: sums.payoutMicros + counts.payoutMicros,
      },
    });
  }
}
