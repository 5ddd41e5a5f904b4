import type { FraudDecision } from "@cleverdrip/contract";
import { formatCount } from "../../../format/number.ts";
import { formatShortInstant } from "../../../format/time.ts";

/** "12 results by Ada, 20 Nov, 14:10". */
export function decidedWords(decision: FraudDecision, timezone: string): string {
  return `${resultsWords(decision.count)} by ${deciderWords(decision, timezone)}`;
}

/** "Ada, 20 Nov, 14:10". */
export function deciderWords(
  { actor, actorName, atMs }: Pick<FraudDecision, "actor" | "actorName" | "atMs">,
  timezone: string,
): string {
  return `${actorName ?? actor}, ${formatShortInstant(atMs, timezone)}`;
}

export function resultsWords(count: number): string {
  return count === 1 ? "1 result" : `${formatCount(count)} results`;
}
