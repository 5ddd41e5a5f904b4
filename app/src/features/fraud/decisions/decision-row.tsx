import type { FraudDecision } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatCount } from "../../../format/number.ts";
import { formatShortInstant } from "../../../format/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { decidedWords } from "./decided-words.ts";

/** So many are named; of more, how many there are. */
const NAMED = 3;

type DecisionRowProps = {
  readonly decision: FraudDecision;
  readonly timezone: string;
  /** Left out while another one is being undone. */
  readonly onUndo: (() => void) | undefined;
};

export function DecisionRow({ decision, timezone, onUndo }: DecisionRowProps) {
  const { conversionIds, undoneAtMs, note } = decision;
  const more = conversionIds.length - NAMED;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2">
          <Badge tone={decision.decision === "approve" ? "good" : "bad"}>
            {decision.decision === "approve" ? "Approved" : "Rejected"}
          </Badge>
          <span className="font-medium">{decidedWords(decision, timezone)}</span>
          {undoneAtMs !== null && (
            <Badge tone="neutral">Undone {formatShortInstant(undoneAtMs, timezone)}</Badge>
          )}
        </p>
        {note !== "" && <p className="break-words">{note}</p>}
        <p className="flex flex-wrap gap-x-3 text-xs text-muted">
          {conversionIds.slice(0, NAMED).map((id) => (
            <Link
              key={id}
              to="/conversions"
              search={{ id }}
              className="font-mono break-all hover:text-accent hover:underline"
            >
              {id}
            </Link>
          ))}
          {more > 0 && <span>and {formatCount(more)} more</span>}
        </p>
      </div>
      {undoneAtMs === null && (
        <Button disabled={onUndo === undefined} onClick={onUndo}>
          Undo
        </Button>
      )}
    </li>
  );
}
