import {
  CURRENT_RULES,
  type CountingWindows,
  type KnownVisitor,
  type RuleSet,
} from "@cleverdrip/core";
import { unjudged, verdictLetter, type Observation, type ObservedClick } from "./observation.ts";
import { findVisitor, lastVisitMs, visit, wasSeenOn, type VisitorTable } from "./visitor-table.ts";

export type Visit = readonly [key: number, atMs: number, day: number];

export type Judged = {
  /** As in `verdictLetter`, one text a batch, in the order given. */
  readonly letters: readonly string[];
  /** Payable clicks that are no duplicates. */
  readonly accepted: readonly { readonly click: ObservedClick; readonly isUnique: boolean }[];
  /** What was taken into the table, so that it can be taken in again after an eviction. */
  readonly visits: readonly Visit[];
};

const DAY_MS = 86_400_000;

/**
 * Judges clicks in the order of (time, id), however they are spread over batches, and takes the accepted ones into the
 * table. A click that arrives after a later one of its visitor is judged by the same distance in time.
 */
export function judgeObservations(
  visitors: VisitorTable,
  observations: readonly Observation[],
  windows: CountingWindows,
  rules: RuleSet = CURRENT_RULES,
): Judged {
  const letters = observations.map(unjudged);
  const accepted: { click: ObservedClick; isUnique: boolean }[] = [];
  const visits: Visit[] = [];
  for (const { click, batch, place } of inOrder(observations)) {
    const verdict = rules.judgeVisit(knownOf(visitors, click), windows);
    const own = letters[batch];
    if (own !== undefined) own[place] = verdictLetter(verdict);
    if (verdict.isDuplicate) continue;
    accepted.push({ click, isUnique: verdict.isUnique });
    const day = Date.parse(click.day) / DAY_MS;
    for (const key of new Set([...click.visitorKeys, ...click.duplicateKeys.slice(0, 1)])) {
      visit(visitors, key, click.atMs, day);
      visits.push([key, click.atMs, day]);
    }
  }
  return { letters: letters.map((own) => own.join("")), accepted, visits };
}

function inOrder(observations: readonly Observation[]) {
  return observations
    .flatMap(({ clicks }, batch) => clicks.map((click, place) => ({ click, batch, place })))
    .filter(({ click }) => click.isPayable)
    .toSorted((a, b) => a.click.atMs - b.click.atMs || (a.click.id < b.click.id ? -1 : 1));
}

function knownOf(visitors: VisitorTable, click: ObservedClick): KnownVisitor {
  const { atMs, visitorKeys } = click;
  const place = findVisitor(visitors, visitorKeys[0] ?? 0);
  const isKnown = place !== -1;
  return {
    hasCookie: visitorKeys.length === 1,
    sinceLikeMs: sinceLike(visitors, click),
    sinceVisitMs: isKnown ? atMs - lastVisitMs(visitors, place) : null,
    wasHereThatDay: isKnown && wasSeenOn(visitors, place, Date.parse(click.day) / DAY_MS),
    sinceForgottenMs: atMs - visitors.forgottenMs,
  };
}

function sinceLike(visitors: VisitorTable, { atMs, duplicateKeys }: ObservedClick): number | null {
  let nearest: number | null = null;
  for (const key of duplicateKeys) {
    const place = findVisitor(visitors, key);
    if (place === -1) continue;
    nearest = Math.min(nearest ?? Infinity, Math.abs(atMs - lastVisitMs(visitors, place)));
  }
  return nearest;
}
