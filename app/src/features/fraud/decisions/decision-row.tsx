import type { FraudDecided, FraudDecisionDetail } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatCount } from "../../../format/number.ts";
import { formatShortInstant } from "../../../format/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { moneyWords } from "../evidence/money-words.ts";
import { deciderWords, resultsWords } from "./decided-words.ts";
import { DecisionResults } from "./decision-results.tsx";
import { undoneSummary } from "./undone-words.ts";

type DecisionRowProps = {
  readonly decision: FraudDecisionDetail;
  readonly timezone: string;
  /** What became of each result, where it was undone just now. */
  readonly undone: FraudDecided["data"] | undefined;
  readonly isBusy: boolean;
  /** Left out while another one is being undone. */
  readonly onUndo: (() => void) | undefined;
};

/** What a person decided: who, when and why, of how much money and whose, and on which results. */
export function DecisionRow({ decision, timezone, undone, isBusy, onUndo }: DecisionRowProps) {
  const { undoneAtMs, note, count, money } = decision;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2">
          <Badge tone={decision.decision === "approve" ? "good" : "bad"}>
            {decision.decision === "approve" ? "Approved" : "Rejected"}
          </Badge>
          <span className="font-semibold">
            {resultsWords(count)}, {moneyWords(money)}
          </span>
          {undoneAtMs !== null && (
            <Badge tone="neutral">Undone {formatShortInstant(undoneAtMs, timezone)}</Badge>
          )}
        </p>
        <p className="text-muted">
          <Publishers decision={decision} />
          by {deciderWords(decision, timezone)}
        </p>
        {note !== "" && <p className="break-words">“{note}”</p>}
      </div>
      {undoneAtMs === null && (
        <Button
          aria-label={`Undo: ${resultsWords(count)}, ${moneyWords(money)}`}
          isBusy={isBusy}
          disabled={onUndo === undefined}
          onClick={onUndo}
        >
          Undo
        </Button>
      )}
      <div className="col-span-2 space-y-2">
        {undone !== undefined && <p className="font-medium">{undoneSummary(undone)}</p>}
        <DecisionResults decision={decision} undone={undone} />
      </div>
    </li>
  );
}

function Publishers({ decision }: { readonly decision: FraudDecisionDetail }) {
  const { publishers, publisherCount } = decision;
  const more = publisherCount - publishers.length;
  return (
    <>
      {publishers.map(({ publisherId, publisherName, conversions }, i) => (
        <span key={publisherId}>
          {i > 0 && ", "}
          <Link to="/publishers/$id" params={{ id: publisherId }} className="text-accent underline">
            {publisherName}
          </Link>
          {publisherCount > 1 && ` (${formatCount(conversions)})`}
        </span>
      ))}
      {more > 0 && ` and ${formatCount(more)} more publishers`}
      {publishers.length > 0 && " · "}
    </>
  );
}
