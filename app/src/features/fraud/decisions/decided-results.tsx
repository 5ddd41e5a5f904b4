import type { DecidedResult, FraudDecided } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../../../format/money.ts";
import { Badge } from "../../../ui/badge.tsx";
import { ConversionStatusBadge, statusLabel } from "../../conversions/conversion-status-badge.tsx";
import { undoneWords } from "./undone-words.ts";

type Undone = FraudDecided["data"][number];

type DecidedResultsProps = {
  readonly results: readonly DecidedResult[];
  /** By id; of those that were just undone. */
  readonly undone: ReadonlyMap<string, Undone>;
  /** Where they are of one publisher, it is named above them. */
  readonly areOfOne: boolean;
};

export function DecidedResults({ results, undone, areOfOne }: DecidedResultsProps) {
  return (
    <ul aria-label="Results" className="divide-y rounded-md border">
      {results.map((result) => (
        <li
          key={result.conversionId}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-3 py-1.5"
        >
          <ResultLine result={result} isOfOne={areOfOne} undone={undone.get(result.conversionId)} />
          <span className="text-right tabular-nums">
            {formatMoney(result.payoutMicros, result.currency)}
          </span>
        </li>
      ))}
    </ul>
  );
}

type ResultLineProps = {
  readonly result: DecidedResult;
  readonly isOfOne: boolean;
  readonly undone: Undone | undefined;
};

function ResultLine({ result, isOfOne, undone }: ResultLineProps) {
  const { conversionId, status } = result;
  const name = result.txid ?? conversionId;
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2">
      <span className="break-all">
        {result.eventName} {name}
      </span>
      <span className="text-muted">
        {isOfOne ? result.campaignName : `${result.publisherName}, ${result.campaignName}`}
      </span>
      <ConversionStatusBadge status={status} />
      {undone === undefined ? (
        <span className="text-xs text-muted">{beforeWords(result)}</span>
      ) : (
        <Outcome undone={undone} />
      )}
      <Link
        to="/conversions"
        search={{ id: conversionId }}
        aria-label={`Explain ${name}`}
        className="text-accent hover:underline"
      >
        Explain
      </Link>
    </span>
  );
}

function beforeWords({ before, status }: DecidedResult): string {
  if (before === null) return "not changed by it";
  return before.status === status
    ? "as before it"
    : `was ${statusLabel(before.status).toLowerCase()}`;
}

function Outcome({ undone }: { readonly undone: Undone }) {
  const { label, tone, why } = undoneWords(undone);
  return (
    <>
      <Badge tone={tone}>{label}</Badge>
      {why !== "" && <span className="text-xs text-muted">{why}</span>}
    </>
  );
}
