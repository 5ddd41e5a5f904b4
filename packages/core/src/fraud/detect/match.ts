import type { ResultVerdict, Signal, SourceFinding } from "../finding.ts";
import type { SourceResult } from "../evidence.ts";
import { hasLazySign, isLazy, type Paces } from "./spans.ts";
import { scopeOf } from "./peers.ts";
import type { SignedResult } from "./result-signs.ts";
import { signalOf } from "./sentence.ts";

/** A score below says too little to be kept. */
export const LEAST_SCORE = 0.5;

/** By publisher, so that a result is compared with its own source's findings only. */
export type FindingsBy = ReadonlyMap<string, readonly Described[]>;
type Described = { readonly finding: SourceFinding; readonly signal: Signal };

export function byPublisher(findings: readonly SourceFinding[]): FindingsBy {
  const map = new Map<string, Described[]>();
  for (const finding of findings) {
    const list = map.get(finding.publisherId) ?? [];
    map.set(finding.publisherId, list);
    list.push({ finding, signal: signalOf(finding) });
  }
  return map;
}

/** What the findings have against an event with these signs: of each rule the strongest signal. */
export function signalsFor(
  described: readonly Described[],
  signs: ReadonlySet<string>,
  isMeant: (finding: SourceFinding) => boolean,
): readonly Signal[] {
  const best = new Map<string, Signal>();
  for (const { finding, signal } of described) {
    if (!isMeant(finding) || !finding.signs.every((sign) => signs.has(sign))) continue;
    const known = best.get(signal.rule);
    if (known === undefined || known.score < signal.score) best.set(signal.rule, signal);
  }
  return [...best.values()].toSorted((a, b) => b.score - a.score || (a.rule < b.rule ? -1 : 1));
}

/** Those of the findings' signs of spans and clusters that the result has. */
export function lazySignsOf(
  described: readonly Described[],
  result: SourceResult,
  paces: Paces,
): readonly string[] {
  return described
    .flatMap(({ finding }) => finding.signs)
    .filter((sign) => isLazy(sign) && hasLazySign(sign, result, paces));
}

/** `clickSigns`: signs of the result's click that clicks are judged by. */
export function matchResult(
  result: SignedResult,
  clickSigns: readonly string[],
  findings: FindingsBy,
  paces: Paces,
): readonly Signal[] {
  const described = findings.get(result.publisherId);
  if (described === undefined) return [];
  const signs = new Set([...result.signs, ...clickSigns, ...lazySignsOf(described, result, paces)]);
  return signalsFor(described, signs, (finding) => isInScope(finding, result));
}

/** Whether the finding is about the result's sub id, campaign and event, or about all. */
export function isInScope(
  { campaignId, event, sub }: SourceFinding,
  result: SignedResult,
): boolean {
  if (sub !== undefined && sub !== result.sub) return false;
  return campaignId === null || scopeOf(result) === `${campaignId} ${event}`;
}

export function verdictOf(signals: readonly Signal[]): ResultVerdict {
  return { score: signals.reduce((most, { score }) => Math.max(most, score), 0), signals };
}
