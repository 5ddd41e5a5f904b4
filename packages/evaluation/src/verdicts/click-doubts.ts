import {
  actionOf,
  DEFAULT_FRAUD_POLICY,
  judgeClick,
  shortSub,
  unpackTraits,
  WINDOW_DAYS,
  type FraudAction,
  type Knowledge,
  type WindowClick,
} from "@cleverdrip/core";
import { listFraudFindings, readFraudKnowledge, type StoredFinding } from "@cleverdrip/db";
import { WORKSPACE_ID } from "../setup/records.ts";
import type { World } from "../world/world.ts";
import { readCountedClicks } from "./read-rows.ts";

/** What is held against a click of a person's browser, and since when. */
export type Doubt = FraudAction & { readonly sinceMs: number };

/**
 * What the judge's findings say of single clicks. The product keeps what it finds of the last days; so clicks are judged before
 * they leave these, and all others in the end.
 */
export type ClickDoubts = {
  /** Judges the clicks that a first click of that time would have forgotten. */
  readonly before: (atMs: number) => Promise<void>;
  readonly rest: () => Promise<void>;
  readonly of: (clickId: string) => Doubt | null;
};

const DAY_MS = 86_400_000;
/** Above what a workspace could have. */
const MOST_FINDINGS = 1_000_000;

export function createClickDoubts(world: World, firstMs: number): ClickDoubts {
  const doubts = new Map<string, Doubt>();
  let nextDay = dayOf(firstMs);

  async function judgeUntil(day: number): Promise<void> {
    if (day < nextDay) return;
    const known = await readKnown(world);
    for (; nextDay <= day; nextDay += 1) {
      if (known === null) continue;
      for (const click of readCountedClicks(world.events, nextDay * DAY_MS, DAY_MS)) {
        const doubt = doubtOf(click, known);
        if (doubt !== null) doubts.set(click.id, doubt);
      }
    }
  }

  return {
    before: (atMs) => judgeUntil(dayOf(atMs) - WINDOW_DAYS),
    rest: () => judgeUntil(dayOf(world.loop.nowMs())),
    of: (clickId) => doubts.get(clickId) ?? null,
  };
}

function dayOf(atMs: number): number {
  return Math.floor(atMs / DAY_MS);
}

type Known = {
  readonly byPublisher: ReadonlyMap<string, readonly StoredFinding[]>;
  readonly knowledge: Knowledge;
};

/** null: nothing was judged yet. */
async function readKnown({ eventsDb }: World): Promise<Known | null> {
  const stored = await readFraudKnowledge(eventsDb, WORKSPACE_ID);
  if (stored === null) return null;
  const all = { publisherId: null, campaignId: null, limit: MOST_FINDINGS };
  const findings = await listFraudFindings(eventsDb, WORKSPACE_ID, all);
  const byPublisher = Map.groupBy(findings, ({ finding }) => finding.publisherId);
  // Written by the judge.
  return { byPublisher, knowledge: JSON.parse(stored.knowledge) as Knowledge };
}

function doubtOf(
  { atMs, publisherId, sub, traits: packed }: WindowClick,
  { byPublisher, knowledge }: Known,
): Doubt | null {
  const own = byPublisher.get(publisherId) ?? [];
  const traits = own.length === 0 ? null : unpackTraits(packed);
  if (traits === null) return null;
  const findings = own.map(({ finding }) => finding);
  const verdict = judgeClick(
    { publisherId, traits, atMs, sub: shortSub(sub) },
    findings,
    knowledge,
  );
  const action = actionOf(DEFAULT_FRAUD_POLICY, verdict);
  return action.mode === "off" ? null : { ...action, sinceMs: sinceOf(action, own, atMs) };
}

/** When the first of the findings came that its signals are from. */
function sinceOf(
  { signals }: FraudAction,
  findings: readonly StoredFinding[],
  atMs: number,
): number {
  const rules = new Set(signals.map(({ rule }) => rule));
  const times = findings.flatMap(({ finding, sinceMs }) =>
    finding.about === "clicks" && rules.has(finding.rule) ? [sinceMs] : [],
  );
  return times.length === 0 ? atMs : Math.min(...times);
}
