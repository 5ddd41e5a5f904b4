import {
  LEAST_DAY_CLICKS,
  weighDay,
  type FraudPolicy,
  type MarkedPart,
  type Signal,
  type SourceClick,
  type WeighedDay,
} from "@cleverdrip/core";
import type { ClickDay } from "@cleverdrip/db";
import { LEAST_SCORE, rounded } from "./store-verdicts.ts";

export type MarkDays = {
  /** The sample that sources are judged by. */
  readonly clicks: readonly SourceClick[];
  readonly signalsOf: (click: SourceClick) => readonly Signal[];
  readonly policyOf: (campaignId: string) => FraudPolicy;
  /** The day in the workspace's zone, `yyyy-mm-dd`. */
  readonly dayOf: (atMs: number) => string;
};

/** A day, what is held against its clicks whatever a policy says, and what the campaign's policy makes of that. */
export type JudgedDay = ClickDay &
  WeighedDay & { readonly sampled: number; readonly parts: readonly MarkedPart[] };

type Part = { clicks: number; readonly signals: readonly Signal[] };
type Day = ClickDay & { sampled: number; readonly parts: Map<string, Part> };

/** Days of whose clicks something is found, or would be held, by publisher and campaign. */
export function markDays({ clicks, signalsOf, policyOf, dayOf }: MarkDays): readonly JudgedDay[] {
  const days = new Map<string, Day>();
  for (const click of clicks) {
    if (click.traits.known !== "") continue;
    const { campaignId, publisherId } = click;
    const place = { day: dayOf(click.atMs), campaignId, publisherId };
    const key = keyOf(place);
    const day = days.get(key) ?? { ...place, sampled: 0, parts: new Map<string, Part>() };
    days.set(key, day);
    day.sampled += 1;
    addToParts(day.parts, signalsOf(click));
  }
  return [...days.values()]
    .filter(({ sampled }) => sampled >= LEAST_DAY_CLICKS)
    .map((day) => weighed(day, policyOf(day.campaignId)))
    .filter(({ marked, parts }) => marked > 0 || parts.length > 0);
}

/** Below the least score nothing is kept: no policy may ask for less. */
function addToParts(parts: Map<string, Part>, signals: readonly Signal[]): void {
  const own = signals.filter(({ score }) => score >= LEAST_SCORE);
  if (own.length === 0) return;
  const key = own.map(({ rule, score, detail }) => `${rule} ${score} ${detail}`).join("\n");
  const part = parts.get(key);
  if (part === undefined) parts.set(key, { clicks: 1, signals: own });
  else part.clicks += 1;
}

function weighed({ parts: byKey, ...day }: Day, policy: FraudPolicy): JudgedDay {
  // In the order of what they say, not of the clicks: judged again, the same is the same.
  const parts = [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  const { score, ...rest } = weighDay({ ...day, parts }, policy);
  return { ...day, parts, ...rest, score: rounded(score) };
}

export function keyOf({ day, campaignId, publisherId }: ClickDay): string {
  return `${day} ${campaignId} ${publisherId}`;
}
