import type { ClickBatch } from "@cleverdrip/contract";
import { simulatedClicks, simulatedTargets } from "./simulated-clicks.ts";
import { testBatchOf } from "./events.ts";

/** Traffic whose rows written are counted: each 500 clicks at a time, in two messages as trackers pack them. */
export type CountedTraffic = {
  readonly name: string;
  readonly campaigns: number;
  readonly publishers: number;
  readonly links: number;
  readonly minutes: number;
  /** Everybody comes for the first time; else as many come back as the simulator has it, about a fifth. */
  readonly isNew: boolean;
  /** Rows written a click that are promised; null = told only. */
  readonly most: number | null;
};

export const COUNTED_CLICKS = 500;

const campaign = { campaigns: 1, publishers: 10, links: 10, minutes: 2 };

export const COUNTED_TRAFFIC: readonly CountedTraffic[] = [
  { ...campaign, name: "a burst on ten links", isNew: true, most: 1.3 },
  { ...campaign, name: "the same with visitors who come back", isNew: false, most: null },
  {
    name: "the simulator's most diverse traffic: all campaigns, publishers and countries of the demo, over ten hours",
    campaigns: 3,
    publishers: 5,
    links: 9,
    minutes: 600,
    isNew: false,
    most: 3,
  },
  {
    name: "a network of 20 campaigns, 50 publishers and 200 links",
    campaigns: 20,
    publishers: 50,
    links: 200,
    minutes: 60,
    isNew: false,
    most: null,
  },
];

/** Deliveries of 500 clicks each. */
export function countedDeliveries(
  { campaigns, publishers, links, minutes, isNew }: CountedTraffic,
  workspaceId: string,
  deliveries: number,
): ClickBatch[][] {
  const toMs = Date.UTC(2026, 4, 1, 18);
  const clicks = simulatedClicks({
    workspaceId,
    seed: "rows",
    clicks: deliveries * COUNTED_CLICKS,
    fromMs: toMs - minutes * 60_000,
    toMs,
    targets: simulatedTargets(campaigns, publishers, links),
    isNew,
  });
  const half = COUNTED_CLICKS / 2;
  return Array.from({ length: deliveries }, (_, i) =>
    [0, half].map((at) => {
      const from = i * COUNTED_CLICKS + at;
      return testBatchOf(clicks.slice(from, from + half));
    }),
  );
}
