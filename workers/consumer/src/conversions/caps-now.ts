import type { BulkVerdict } from "@cleverdrip/contract";
import { readCapUsage, type CapGuard, type ConversionState } from "@cleverdrip/db";
import type { FactsDeps } from "../facts-deps.ts";
import { overCap } from "./cap-guards.ts";
import type { ReportCase } from "./report-case.ts";

/** Says for one report after the other which cap would have no room for it. */
export type CapsNow = (
  own: ReportCase,
  after: ConversionState,
  guards: readonly CapGuard[],
) => Promise<BulkVerdict["overCap"]>;

/** Caps as they stand now, with what the reports asked about before would add; nothing is written. */
export function capsNow(deps: FactsDeps): CapsNow {
  const counters = new Map<string, number>();
  return async ({ campaign }, after, guards) => {
    const unread = guards.filter((guard) => !counters.has(keyOf(guard)));
    if (unread.length > 0) {
      const db = deps.eventsOf(campaign.workspace.eventsShard);
      const used = await readCapUsage(db, campaign.workspace.id, campaign.campaignId, unread);
      for (const counter of used) counters.set(keyOf(counter), counter.used);
    }
    const full = guards.filter((guard) => usedOf(counters, guard) + guard.incoming > guard.limit);
    if (full.length === 0) {
      for (const guard of guards)
        counters.set(keyOf(guard), usedOf(counters, guard) + guard.incoming);
      return undefined;
    }
    const used = full.map((guard) => [`${guard.key}:${guard.period}`, usedOf(counters, guard)]);
    const verdict = overCap(campaign, after, new Map(used as [string, number][]));
    return verdict === null ? undefined : { reason: verdict.reason, hint: verdict.sentence };
  };
}

function usedOf(counters: ReadonlyMap<string, number>, guard: CapGuard): number {
  return counters.get(keyOf(guard)) ?? 0;
}

function keyOf({ key, period, metric }: Pick<CapGuard, "key" | "period"> & { metric: string }) {
  return `${key}:${period}:${metric}`;
}
