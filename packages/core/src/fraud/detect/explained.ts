import type { SourceFinding } from "../finding.ts";
import { isInScope } from "./match.ts";
import type { SignedResult } from "./result-signs.ts";
import { LIMITS } from "./thresholds.ts";

/** Its signs contain one another: whoever shares a device shares the network, and is a sender who clicks again. */
const NESTED: ReadonlySet<string> = new Set(["repeated-sender"]);

/**
 * Findings of a publisher without those that stronger ones of the same rule explain: where a farm's devices come again and
 * again, a weaker sign that they have as well is frequent too, and once theirs are taken away what is left of it is no more
 * than the peers have. Whoever is held by such a sign alone is somebody else. `results`: all of the publisher's.
 */
export function leaveOutExplained(
  findings: readonly SourceFinding[],
  results: readonly SignedResult[],
): readonly SourceFinding[] {
  const nested = findings.filter(({ rule }) => NESTED.has(rule)).toSorted(strongestFirst);
  const explained = new Set<SignedResult>();
  const dropped = new Set<SourceFinding>();
  for (const finding of nested) {
    const left = results.filter((one) => isInScope(finding, one) && !explained.has(one));
    const marked = left.filter(({ signs }) => finding.signs.every((sign) => signs.includes(sign)));
    if (marked.length === 0) continue;
    if (finding.peerShare * left.length > (1 - LIMITS.score) * marked.length) dropped.add(finding);
    else for (const result of marked) explained.add(result);
  }
  return findings.filter((finding) => !dropped.has(finding));
}

function strongestFirst(a: SourceFinding, b: SourceFinding): number {
  if (a.score !== b.score) return b.score - a.score;
  if (a.seen !== b.seen) return b.seen - a.seen;
  return nameOf(a) < nameOf(b) ? -1 : 1;
}

/** A publisher's findings without those of a sub id that say what is said, as surely, of all of the publisher's. */
export function leaveOutRepeated(findings: readonly SourceFinding[]): readonly SourceFinding[] {
  const said = new Set(
    findings.flatMap((one) =>
      one.sub === undefined && one.score > LIMITS.score ? [nameOf(one)] : [],
    ),
  );
  return findings.filter((one) => one.sub === undefined || !said.has(nameOf(one)));
}

function nameOf({ campaignId, event, signs }: SourceFinding): string {
  return [campaignId, event, ...signs].join(" ");
}
