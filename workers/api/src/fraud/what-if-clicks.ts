import type { FraudWhatIfAnswer } from "@cleverdrip/contract";
import {
  heldOfDay,
  localDay,
  weighDay,
  type FraudPolicy,
  type OwnFraudPolicy,
} from "@cleverdrip/core";
import { listPaidClickDays, type PaidClickDay } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import type { Names } from "./names.ts";
import type { OtherReading } from "./what-if-reading.ts";
import { MAX_CLICK_DAYS } from "./what-if-limits.ts";

type Policies = (campaignId: string) => FraudPolicy;

type ClicksAsked = {
  readonly campaignId: string | null;
  readonly fromMs: number;
  /** Every level of both sides: of the publishers on their block lists days without a mark are compared, too. */
  readonly policies: readonly OwnFraudPolicy[];
  readonly now: Policies;
  readonly instead: Policies;
  /** By which the other policy judges; null: by the same rule set. */
  readonly other: OtherReading | null;
};

/** Micros that are held of a day, by the present policy and by the other one. */
type ComparedDay = Pick<PaidClickDay, "publisherId" | "campaignId" | "currency"> & {
  readonly now: number;
  readonly instead: number;
};

/** Days of paid clicks beside each other by both policies; those that no policy moves are left out. */
export async function comparedClicks(
  { control, events, workspaceId, workspace }: WorkspaceContext,
  { campaignId, fromMs, policies, now, instead, other }: ClicksAsked,
): Promise<{ readonly days: readonly ComparedDay[]; readonly isComplete: boolean }> {
  const blocked = policies
    .flatMap(({ block = [] }) => block)
    .filter(({ kind }) => kind === "publisher");
  const found = await listPaidClickDays({ control, events }, workspaceId, {
    campaignId,
    fromDay: localDay(workspace.timezone, fromMs),
    publisherIds: [
      ...new Set([...blocked.map(({ value }) => value), ...(other?.publisherIds ?? [])]),
    ],
    limit: MAX_CLICK_DAYS,
  });
  const movable = found.slice(0, MAX_CLICK_DAYS).filter(isMovable);
  const days = movable.map((day) => ({
    ...placeOf(day),
    now: heldBy(day, now),
    instead: heldBy(other?.dayOf(day) ?? day, instead),
  }));
  return { days, isComplete: found.length <= MAX_CLICK_DAYS };
}

export function whatIfClicks(
  days: readonly ComparedDay[],
  names: Names,
): FraudWhatIfAnswer["clicks"] {
  const byPublisher = [...Map.groupBy(days, ({ publisherId }) => publisherId)];
  const publishers = byPublisher.map(([publisherId, own]) => ({
    publisherId,
    publisherName: names.publisher(publisherId),
    ...sumsOf(own),
  }));
  return {
    days: days.length,
    ...sumsOf(days),
    publishers: publishers.toSorted(
      (a, b) => b.changed - a.changed || (a.publisherId < b.publisherId ? -1 : 1),
    ),
  };
}

/** What a person decided stays, and nothing is taken back that a closed statement pays for: there only what waits is let go. */
function isMovable({ decision, isClosed }: PaidClickDay): boolean {
  return decision === "open" || (decision === null && !isClosed);
}

function heldBy(day: PaidClickDay, policiesOf: Policies): number {
  const { marked } = weighDay(day, policiesOf(day.campaignId));
  if (day.isClosed) return marked > 0 ? day.heldMicros : 0;
  return heldOfDay(day.earnedMicros, { marked, sampled: day.sampled });
}

function placeOf({ publisherId, campaignId, currency }: PaidClickDay) {
  return { publisherId, campaignId, currency };
}

function sumsOf(days: readonly ComparedDay[]) {
  return {
    changed: days.filter(({ now, instead }) => now !== instead).length,
    now: heldOn(days, "now"),
    instead: heldOn(days, "instead"),
  };
}

function heldOn(days: readonly ComparedDay[], side: "now" | "instead") {
  const held = days.filter((day) => day[side] > 0);
  return [...Map.groupBy(held, ({ currency }) => currency)]
    .map(([currency, own]) => ({
      currency,
      micros: own.reduce((sum, day) => sum + day[side], 0),
      days: own.length,
    }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}
