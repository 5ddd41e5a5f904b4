import { Badge } from "../../ui/badge.tsx";

export function LetterBadge({ settledAtMs }: { readonly settledAtMs: number | null }) {
  return settledAtMs === null ? (
    <Badge tone="warn">Waiting</Badge>
  ) : (
    <Badge tone="good">Replayed</Badge>
  );
}
