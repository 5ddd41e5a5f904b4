import { Badge } from "../../../ui/badge.tsx";
import { formatScore } from "./format-score.ts";

/** From here on a rule holds money, unless a policy says otherwise. */
const STRONG = 0.8;

/** How much of what was seen the peers do not explain. */
export function ScoreBadge({ score }: { readonly score: number }) {
  return (
    <Badge
      tone={score >= STRONG ? "bad" : "warn"}
      title="How much of it the source's peers do not explain"
    >
      Score {formatScore(score)}
    </Badge>
  );
}
