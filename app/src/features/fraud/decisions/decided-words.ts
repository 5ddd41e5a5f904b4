import type { FraudDecision } from "@cleverdrip/contract";
import { formatCount } from "../../../format/number.ts";
import { formatShortInstant } from "../../../format/time.ts";

/** "12 results by Ada, 20 Nov, 14:10". */
export function decidedWords(
  { conversionIds: { length }, actor, actorName, atMs }: FraudDecision,
  timezone: string,
): string {
  const results = length === 1 ? "1 result" : `${formatCount(length)} results`;
  return `${results} by ${actorName ?? actor}, ${formatShortInstant(atMs, timezone)}`;
}
