import type { Signal } from "../finding.ts";
import type { FraudPolicy } from "../policy.ts";
import { actionOf } from "./action-of.ts";
import { listed, withList } from "./listed.ts";

/** So many clicks that the same signals are held against. */
export type MarkedPart = { readonly clicks: number; readonly signals: readonly Signal[] };

/** A publisher's clicks of a campaign and day, as many as are in the sample. */
export type SampledDay = {
  readonly publisherId: string;
  readonly sampled: number;
  /** Those that anything is held against. */
  readonly parts: readonly MarkedPart[];
};

/** What a campaign's policy makes of such a day. */
export type WeighedDay = {
  /** Clicks that it holds. */
  readonly marked: number;
  /** 0 to 1, of the highest of the signals; 0 without any. */
  readonly score: number;
  /** A rule that marks some of them keeps their source out. */
  readonly blocks: boolean;
  /** Of each rule the strongest, strongest first. */
  readonly signals: readonly Signal[];
};

/** Clicks of a day that are looked at before anything is said of it: as many as of results. */
export const LEAST_DAY_CLICKS = 12;

/** Rules hold clicks, also where they reject results: a share of a sample is no verdict on each. */
export function weighDay(
  { publisherId, sampled, parts }: SampledDay,
  policy: FraudPolicy,
): WeighedDay {
  if (sampled < LEAST_DAY_CLICKS) return NOTHING;
  // Of a list's entries those about publishers say something of all of their clicks.
  const by = listed(policy, { ...NO_FACTS, publisherId });
  const others = sampled - parts.reduce((sum, { clicks }) => sum + clicks, 0);
  const best = new Map<string, Signal>();
  let { marked, score, blocks } = NOTHING;
  for (const { clicks, signals } of [...parts, { clicks: others, signals: [] }]) {
    // What the verdict's own score is makes no difference to what follows from its signals.
    const action = actionOf(policy, withList({ score: 0, signals }, by), by);
    if (clicks === 0 || (action.mode !== "hold" && action.mode !== "reject")) continue;
    marked += clicks;
    score = Math.max(score, action.score);
    blocks ||= action.blocks;
    for (const signal of action.signals) keepStronger(best, signal);
  }
  return { marked, score, blocks, signals: [...best.values()].toSorted(byScore) };
}

/** The marked share of what a day's clicks earned, in micros. */
export function heldOfDay(
  earnedMicros: number,
  { marked, sampled }: { readonly marked: number; readonly sampled: number },
): number {
  // The share first, as the database has it: the product of both may be more than it holds.
  return marked === 0 ? 0 : Math.round(earnedMicros * (marked / sampled));
}

const NOTHING: WeighedDay = { marked: 0, score: 0, blocks: false, signals: [] };

const NO_FACTS = {
  ipPrefix: "",
  isAddress: () => false,
  asn: null,
  userAgent: "",
  referrerDomain: "",
  subs: [],
};

function keepStronger(best: Map<string, Signal>, signal: Signal): void {
  const known = best.get(signal.rule);
  if (known === undefined || byScore(signal, known) < 0) best.set(signal.rule, signal);
}

/** The order depends on nothing but what they say: judged again, the same is the same. */
function byScore(a: Signal, b: Signal): number {
  if (a.score !== b.score) return b.score - a.score;
  return `${a.rule} ${a.detail}` < `${b.rule} ${b.detail}` ? -1 : 1;
}
