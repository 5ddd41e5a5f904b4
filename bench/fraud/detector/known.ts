import {
  judgeClick,
  judgeResult,
  steadyFindings,
  type Knowledge,
  type ResultVerdict,
  type SourceFinding,
  type SourceResult,
  type SteadySource,
} from "@cleverdrip/core";
import type { ReadClick } from "./read-click.ts";

/** What is known of sources at a moment, with when each finding first appeared. */
export type Known = {
  readonly byPublisher: ReadonlyMap<string, readonly SourceFinding[]>;
  readonly knowledge: Knowledge;
  /** By `findingKey`. */
  readonly sinceMs: ReadonlyMap<string, number>;
};

export const NOTHING_KNOWN: Known = {
  byPublisher: new Map(),
  knowledge: { values: {}, soon: {} },
  sinceMs: new Map(),
};

/** What a judging found takes the place of what was known. */
export function learn(
  before: Known,
  findings: readonly SourceFinding[],
  knowledge: Knowledge,
  nowMs: number,
): Known {
  const keys = findings.map(findingKey);
  return {
    byPublisher: Map.groupBy(findings, ({ publisherId }) => publisherId),
    knowledge,
    sinceMs: new Map(keys.map((key) => [key, before.sinceMs.get(key) ?? nowMs])),
  };
}

/** A steady pace that was seen between two judgings. */
export function learnSteady(
  before: Known,
  steady: readonly SteadySource[],
  totals: ReadonlyMap<string, number>,
  nowMs: number,
): Known {
  const byPublisher = new Map(before.byPublisher);
  const sinceMs = new Map(before.sinceMs);
  const values: Record<string, Readonly<Record<string, readonly string[]>>> = {
    ...before.knowledge.values,
  };
  for (const finding of steadyFindings(steady, totals)) {
    const key = findingKey(finding);
    const known = byPublisher.get(finding.publisherId) ?? [];
    const others = known.filter((other) => findingKey(other) !== key);
    byPublisher.set(finding.publisherId, [...others, finding]);
    sinceMs.set(key, sinceMs.get(key) ?? nowMs);
  }
  for (const { publisherId, keys } of steady) {
    const own = values[publisherId] ?? {};
    values[publisherId] = { ...own, steady: [...new Set([...(own["steady"] ?? []), ...keys])] };
  }
  return { byPublisher, sinceMs, knowledge: { ...before.knowledge, values } };
}

/** `without`: rules whose findings are left out. */
export function knownOfResult(
  result: SourceResult,
  { byPublisher, knowledge }: Known,
  without: ReadonlySet<string> = new Set(),
): ResultVerdict {
  const own = byPublisher.get(result.publisherId) ?? [];
  const left = own.filter(({ rule }) => !without.has(rule));
  return judgeResult(result, left, knowledge);
}

export function knownOfClick(
  { traits, kept, line: { publisher: publisherId, atMs } }: ReadClick,
  { byPublisher, knowledge }: Known,
  without: ReadonlySet<string> = new Set(),
): ResultVerdict {
  const own = byPublisher.get(publisherId) ?? [];
  const left = own.filter(({ rule, about }) => about === "clicks" && !without.has(rule));
  return judgeClick({ publisherId, traits, atMs, sub: kept.sub }, left, knowledge);
}

/** When the first of the findings about clicks came that these rules are of. */
export function firstFoundMs(publisherId: string, rules: readonly string[], known: Known): number {
  const times = (known.byPublisher.get(publisherId) ?? []).flatMap((finding) => {
    const isMeant = finding.about === "clicks" && rules.includes(finding.rule);
    return isMeant ? [known.sinceMs.get(findingKey(finding)) ?? 0] : [];
  });
  return Math.min(...times);
}

/** The same finding has the same key, whatever its numbers have become. */
function findingKey(finding: SourceFinding): string {
  const { rule, about, publisherId, sub, campaignId, event, signs } = finding;
  return JSON.stringify([rule, about, publisherId, sub, campaignId, event, signs]);
}
