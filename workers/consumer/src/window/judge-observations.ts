import {
  unjudged,
  verdictLetter,
  type CountingRules,
  type Observation,
  type ObservedClick,
  type Verdict,
} from "./observation.ts";
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
  rules: CountingRules,
): Judged {
  const letters = observations.map(unjudged);
  const accepted: { click: ObservedClick; isUnique: boolean }[] = [];
  const visits: Visit[] = [];
  for (const { click, batch, place } of inOrder(observations)) {
    const verdict = judge(visitors, click, rules);
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

function judge(visitors: VisitorTable, click: ObservedClick, rules: CountingRules): Verdict {
  const { duplicates, uniqueWindowDays } = rules;
  if (isDuplicate(visitors, click, duplicates.windowSeconds * 1_000))
    return { isUnique: false, isNewVisitor: false, isDuplicate: true };
  const { atMs, visitorKeys } = click;
  const place = findVisitor(visitors, visitorKeys[0] ?? 0);
  const windowMs = uniqueWindowDays * DAY_MS;
  if (place !== -1) {
    const isUnique = !wasSeenOn(visitors, place, Date.parse(click.day) / DAY_MS);
    const isNewVisitor = atMs - lastVisitMs(visitors, place) >= windowMs;
    return { isUnique, isNewVisitor, isDuplicate: false };
  }
  // Somebody unknown who brings our cookie may be one of those who had to be forgotten: better not counted twice.
  const mayBeForgotten = (ageMs: number) =>
    visitorKeys.length === 1 && atMs - visitors.forgottenMs < ageMs;
  return {
    isUnique: !mayBeForgotten(DAY_MS),
    isNewVisitor: !mayBeForgotten(windowMs),
    isDuplicate: false,
  };
}

function isDuplicate(visitors: VisitorTable, click: ObservedClick, windowMs: number): boolean {
  return click.duplicateKeys.some((key) => {
    const place = findVisitor(visitors, key);
    return place !== -1 && Math.abs(click.atMs - lastVisitMs(visitors, place)) < windowMs;
  });
}
