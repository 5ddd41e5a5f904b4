import { settingOf, WINDOW_DAYS, type FraudPolicy } from "@cleverdrip/core";
import { pauseDoubtedLinks, type DoubtedSource } from "@cleverdrip/db";
import { publishSnapshot, type SnapshotStore } from "@cleverdrip/edge-config";
import type { JudgedDay } from "./mark-days.ts";
import type { ResultWeighed } from "./store-verdicts.ts";

const DAY_MS = 86_400_000;
/** Results by which a source is kept out: as many as have to show a sign before anything is said. */
const LEAST_RESULTS = 5;

/** A publisher of a campaign, and the rules for which it is kept out of it. */
export type BlockedSource = DoubtedSource & { readonly rules: readonly string[] };

export type BlockDeps = {
  readonly control: D1Database;
  readonly snapshots: () => SnapshotStore;
  readonly nowMs: number;
};

/** Whose results, or clicks of a day, are marked by rules that block, and are not let through by a person. */
export function blockingSources(
  weighed: readonly ResultWeighed[],
  days: readonly JudgedDay[],
  policyOf: (campaignId: string) => FraudPolicy,
): readonly BlockedSource[] {
  const results = weighed.filter(
    ({ action, result }) => action.blocks && result.verdict?.decision !== "approved",
  );
  const byResults = [...Map.groupBy(results, ({ result }) => keyOf(sourceOf(result)))].flatMap(
    ([, own]) => (own.length >= LEAST_RESULTS ? own : []),
  );
  const found = [
    ...byResults.map(({ result, action }) => ({ ...sourceOf(result), signals: action.signals })),
    ...days.filter(({ blocks }) => blocks),
  ];
  return [...Map.groupBy(found, keyOf).values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const { campaignId, publisherId } = first;
    const rules = [first, ...more].flatMap(({ signals }) => signals.map(({ rule }) => rule));
    const policy = policyOf(campaignId);
    const blocking = [...new Set(rules)].filter((rule) => settingOf(policy, rule).mode === "block");
    return [{ campaignId, publisherId, rules: blocking.toSorted() }];
  });
}

/**
 * Pauses the links of sources: their clicks go where those of paused links go. A link that somebody starts again is left alone
 * for as long as clicks are looked at. Returns how many were paused.
 */
export async function blockSources(
  workspaceId: string,
  sources: readonly BlockedSource[],
  { control, snapshots, nowMs }: BlockDeps,
): Promise<number> {
  let links = 0;
  for (const source of sources) {
    const { rules, campaignId, publisherId } = source;
    const when = { rules, sinceMs: nowMs - WINDOW_DAYS * DAY_MS, nowMs };
    const paused = await pauseDoubtedLinks(control, workspaceId, source, when);
    // The schedule publishes what cannot be published now.
    await Promise.allSettled(
      paused.map(({ slug }) => publishSnapshot({ kind: "link", name: slug }, control, snapshots())),
    );
    if (paused.length > 0)
      console.log({ event: "fraud.blocked", workspaceId, campaignId, publisherId, rules });
    links += paused.length;
  }
  return links;
}

/** Of whose click it is, also where others share the result. */
function sourceOf({ campaignId, publisherId, click }: ResultWeighed["result"]): DoubtedSource {
  return { campaignId, publisherId: click?.publisherId ?? publisherId };
}

function keyOf({ campaignId, publisherId }: DoubtedSource): string {
  return `${campaignId} ${publisherId}`;
}
