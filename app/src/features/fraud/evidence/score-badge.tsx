import { formatShare } from "../../../format/number.ts";
import { Badge } from "../../../ui/badge.tsx";

/** From here on a rule holds money, unless a policy says otherwise. */
const STRONG = 0.8;

/** How much of what was seen the peers do not explain. */
export function ScoreBadge({ score }: { readonly score: number }) {
  return (
    <Badge
      tone={score >= STRONG ? "bad" : "warn"}
      title="How much of it the source's peers do not explain"
    >
      {/* Almost certain is not certain. */}
      Score {formatShare(Math.floor(score * 1_000) / 1_000)}
    </Badge>
  );
}
