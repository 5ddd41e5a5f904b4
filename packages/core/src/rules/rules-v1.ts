import type {
  CountingWindows,
  KnownVisitor,
  RecordedRequest,
  RuleSet,
  Verdict,
} from "./rule-set.ts";

const DAY_MS = 86_400_000;

/** Bots by the list, duplicates and uniqueness by the campaign's windows. Whatever was reported by agreed terms counts. */
export const RULES_V1: RuleSet = {
  version: 1,
  judgeRequest,
  judgeVisit,
  judgeResult: () => "OK",
};

function judgeRequest({ cameAs, isListedBot }: RecordedRequest): string {
  return cameAs === "OK" && isListedBot ? "Q_BOT" : cameAs;
}

function judgeVisit(
  visitor: KnownVisitor,
  { duplicates, uniqueWindowDays }: CountingWindows,
): Verdict {
  const { sinceLikeMs, sinceVisitMs, wasHereThatDay, hasCookie, sinceForgottenMs } = visitor;
  if (sinceLikeMs !== null && sinceLikeMs < duplicates.windowSeconds * 1_000) {
    return { isUnique: false, isNewVisitor: false, isDuplicate: true };
  }
  const windowMs = uniqueWindowDays * DAY_MS;
  if (sinceVisitMs !== null) {
    const isNewVisitor = sinceVisitMs >= windowMs;
    return { isUnique: !wasHereThatDay, isNewVisitor, isDuplicate: false };
  }
  // Somebody unknown who brings our cookie may be one of those who had to be forgotten: better not counted twice.
  const mayBeForgotten = (ageMs: number) => hasCookie && sinceForgottenMs < ageMs;
  return {
    isUnique: !mayBeForgotten(DAY_MS),
    isNewVisitor: !mayBeForgotten(windowMs),
    isDuplicate: false,
  };
}
