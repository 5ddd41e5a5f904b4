import type { FraudFinding, FraudSignal } from "@cleverdrip/contract";

type Judged = {
  readonly publisherId: string;
  readonly campaignId: string;
  /** Left out where the findings are those of this result alone. */
  readonly eventName?: string;
};

/**
 * The finding that a signal of this result rests on: the one that says the same, else one whose numbers it names, else the
 * strongest of its rule.
 * Undefined where it needs none, or it is over.
 */
export function findingOf(
  { rule, detail }: Pick<FraudSignal, "rule" | "detail">,
  { publisherId, campaignId, eventName }: Judged,
  findings: readonly FraudFinding[],
): FraudFinding | undefined {
  const own = findings
    .filter(
      (finding) =>
        finding.rule === rule &&
        finding.publisherId === publisherId &&
        [null, campaignId].includes(finding.campaignId) &&
        (eventName === undefined || [null, eventName].includes(finding.event)),
    )
    .toSorted((a, b) => b.score - a.score);
  const numbers = (detail.match(/\d+(\.\d+)?/g) ?? []).map(Number);
  return (
    own.find(({ sentence }) => sentence === detail) ??
    own.find((finding) => names(numbers, finding)) ??
    own[0]
  );
}

/** A percentage is named as a whole one. */
const ROUNDING = 0.5;

function names(numbers: readonly number[], { of, share }: FraudFinding): boolean {
  return (
    numbers.includes(of) && numbers.some((number) => Math.abs(number - share * 100) <= ROUNDING)
  );
}
