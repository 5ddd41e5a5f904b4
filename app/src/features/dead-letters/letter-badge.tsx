import type { DeadLetterRow } from "@cleverdrip/contract";
import { Badge } from "../../ui/badge.tsx";

type LetterBadgeProps = { readonly letter: Pick<DeadLetterRow, "settledAtMs" | "discardedBy"> };

export function LetterBadge({ letter: { settledAtMs, discardedBy } }: LetterBadgeProps) {
  if (settledAtMs === null) return <Badge tone="warn">Waiting</Badge>;
  if (discardedBy !== null) return <Badge tone="neutral">Discarded</Badge>;
  return <Badge tone="good">Replayed</Badge>;
}
