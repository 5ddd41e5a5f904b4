import { between, logBetween, type Range } from "../draws.ts";
import type { ConversionDraft, Scene } from "../draft.ts";
import { convertSessions } from "../honest/convert.ts";
import { sessions, usualMoment } from "../honest/sessions.ts";
import { type FraudLevel, honest } from "../lines.ts";
import type { Person } from "../person.ts";

export type FraudScene = Scene & {
  readonly level: FraudLevel;
  /** The same publisher's honest traffic, with its usual subs. */
  readonly aside: Scene;
  /** When it begins; before, the publisher is honest. */
  readonly onsetMs: number;
  /** Results of other publishers so far, from which lists of real people's data are stolen. */
  readonly others: readonly ConversionDraft[];
};

/** One value by level, drawn anew for each publisher. */
export function byLevel<T>(scene: FraudScene, values: Readonly<Record<FraudLevel, T>>): T {
  return values[scene.level];
}

/** How many of something this publisher makes, by level and by the file's scale. */
export function amount(scene: FraudScene, ranges: Readonly<Record<FraudLevel, Range>>): number {
  return Math.round(scene.scale * logBetween(scene.random, byLevel(scene, ranges)));
}

/** A figure of this publisher's, by level. */
export function drawn(scene: FraudScene, ranges: Readonly<Record<FraudLevel, Range>>): number {
  return between(scene.random, byLevel(scene, ranges));
}

/** Share of the publisher's traffic that is fraud. */
export function fraudShare(level: FraudLevel): number {
  return { blatant: 1, moderate: 0.5, careful: 0.25 }[level];
}

/** When this person clicks, once the fraud has begun. */
export function momentOf(scene: FraudScene, person: Person): number {
  return usualMoment({ ...scene, fromMs: scene.onsetMs }, person);
}

/** The honest rest of a publisher of whose clicks so many are fraud. */
export function honestRestOfClicks(scene: FraudScene, fraudClicks: number): void {
  const share = fraudShare(scene.level);
  const rest = Math.round((fraudClicks * (1 - share)) / share);
  if (rest > 0) convertSessions(scene.aside, sessions(scene.aside, rest, { truth: honest }));
}

/** The honest rest of a publisher of whose results so many are fraud. */
export function honestRestOfConversions(scene: FraudScene, fraudConversions: number): void {
  const share = fraudShare(scene.level);
  const rest = (fraudConversions * (1 - share)) / share;
  const rate = Math.min(0.9, scene.publisher.rate * scene.campaign.conversionRate);
  const clicks = Math.min(12_000 * scene.scale, Math.round(rest / rate));
  if (clicks > 0) convertSessions(scene.aside, sessions(scene.aside, clicks, { truth: honest }));
}
