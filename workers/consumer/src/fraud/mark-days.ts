import {
  actionOf,
  listed,
  verdictOf,
  withList,
  type FraudAction,
  type FraudPolicy,
  type Signal,
  type SourceClick,
} from "@cleverdrip/core";
import type { ClickDay, MarkedDay } from "@cleverdrip/db";
import { rounded } from "./store-verdicts.ts";

/** Clicks of a day that are looked at before anything is said of it: as many as of results. */
const LEAST_CLICKS = 12;

export type MarkDays = {
  /** The sample that sources are judged by. */
  readonly clicks: readonly SourceClick[];
  readonly signalsOf: (click: SourceClick) => readonly Signal[];
  readonly policyOf: (campaignId: string) => FraudPolicy;
  /** The day in the workspace's zone, `yyyy-mm-dd`. */
  readonly dayOf: (atMs: number) => string;
};

/** `blocks`: a rule that marks some of them keeps their source out. */
export type JudgedDay = MarkedDay & { readonly blocks: boolean };

type Day = ClickDay & {
  sampled: number;
  marked: number;
  score: number;
  blocks: boolean;
  best: Map<string, Signal>;
};

/** Days of whose clicks the campaign's policy would hold some, by publisher and campaign, with what there is against them. */
export function markDays({ clicks, signalsOf, policyOf, dayOf }: MarkDays): readonly JudgedDay[] {
  const days = new Map<string, Day>();
  for (const click of clicks) {
    if (click.traits.known !== "") continue;
    const { campaignId, publisherId } = click;
    const place = { day: dayOf(click.atMs), campaignId, publisherId };
    const key = keyOf(place);
    const day = days.get(key) ?? { ...place, ...NO_CLICKS, best: new Map() };
    days.set(key, day);
    day.sampled += 1;
    const action = weighClick(signalsOf(click), publisherId, policyOf(campaignId));
    if (action.mode === "hold" || action.mode === "reject") mark(day, action);
  }
  return [...days.values()]
    .filter(({ sampled, marked }) => marked > 0 && sampled >= LEAST_CLICKS)
    .map(({ best, score, ...day }) => ({
      ...day,
      score: rounded(score),
      signals: JSON.stringify([...best.values()].toSorted(byScore)),
    }));
}

const NO_CLICKS = { sampled: 0, marked: 0, score: 0, blocks: false };

function mark(day: Day, { score, signals, blocks }: FraudAction): void {
  day.blocks ||= blocks;
  day.marked += 1;
  day.score = Math.max(day.score, score);
  for (const signal of signals) {
    const known = day.best.get(signal.rule);
    if (known === undefined || isBefore(signal, known)) day.best.set(signal.rule, signal);
  }
}

/** Of a list's entries those about publishers say something of all of their clicks. */
function weighClick(
  signals: readonly Signal[],
  publisherId: string,
  policy: FraudPolicy,
): FraudAction {
  const by = listed(policy, {
    publisherId,
    ipPrefix: "",
    isAddress: () => false,
    asn: null,
    userAgent: "",
    referrerDomain: "",
    subs: [],
  });
  return actionOf(policy, withList(verdictOf(signals), by), by);
}

function isBefore(a: Signal, b: Signal): boolean {
  return byScore(a, b) < 0;
}

/** The order depends on nothing but what they say: judged again, the same is the same. */
function byScore(a: Signal, b: Signal): number {
  if (a.score !== b.score) return b.score - a.score;
  return `${a.rule} ${a.detail}` < `${b.rule} ${b.detail}` ? -1 : 1;
}

export function keyOf({ day, campaignId, publisherId }: ClickDay): string {
  return `${day} ${campaignId} ${publisherId}`;
}
