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
import { MAX_CLICK_DAYS } from "./what-if-limits.ts";

type Policies = (campaignId: string) => FraudPolicy;

export type ClicksAsked = {
  readonly campaignId: string | null;
  readonly fromMs: number;
  /** Every level of both sides: of the publishers on their block lists days without a mark are compared, too. */
  readonly policies: readonly OwnFraudPolicy[];
  readonly now: Policies;
  readonly instead: Policies;
};

/** Micros that are held of a day, by the present policy and by the other one. */
export type ComparedDay = Pick<PaidClickDay, "publisherId" | "campaignId" | "currency"> & {
  readonly now: number;
  readonly instead: number;
};

/** Days of paid clicks that a person decided, or that are in a closed statement, are in no comparison: no policy moves them. */
export async function comparedClicks(
  { control, events, workspaceId, workspace }: WorkspaceContext,
  { campaignId, fromMs, policies, now, instead }: ClicksAsked,
): Promise<{ readonly days: readonly ComparedDay[]; readonly isComplete: boolean }> {
  const blocked = policies
    .flatMap(({ block = [] }) => block)
    .filter(({ kind }) => kind === "publisher");
  const found = await listPaidClickDays({ control, events }, workspaceId, {
    campaignId,
    fromDay: localDay(workspace.timezone, fromMs),
    publisherIds: [...new Set(blocked.map(({ value }) => value))],
    limit: MAX_CLICK_DAYS,
  });
  const open = found
    .slice(0, MAX_CLICK_DAYS)
    .filter(({ decision, isClosed }) => (decision ?? "open") === "open" && !isClosed);
  const held = (day: PaidClickDay, policiesOf: Policies) => {
    const { marked } = weighDay(day, policiesOf(day.campaignId));
    return heldOfDay(day.earnedMicros, { marked, sampled: day.sampled });
  };
  const days = open.map((day) => ({
    ...placeOf(day),
    now: held(day, now),
    instead: held(day, instead),
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

function placeOf({ publisherId, campaignId, currency }: PaidClickDay) {
  return { publisherId, campaignId, currency };
}

function sumsOf(days: readonly ComparedDay[]) {
  return {
    changed: days.filter(({ now, instead }) => now !== instead).length,
    now: heldBy(days, "now"),
    instead: heldBy(days, "instead"),
  };
}

function heldBy(days: readonly ComparedDay[], side: "now" | "instead") {
  const held = days.filter((day) => day[side] > 0);
  return [...Map.groupBy(held, ({ currency }) => currency)]
    .map(([currency, own]) => ({
      currency,
      micros: own.reduce((sum, day) => sum + day[side], 0),
      days: own.length,
    }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}
