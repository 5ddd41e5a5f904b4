import { Link } from "@tanstack/react-router";
import { formatCount } from "../../../format/number.ts";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Code } from "../../../ui/code.tsx";
import { statusLabel } from "../conversion-status-badge.tsx";
import type { ChangeResult } from "./use-change.ts";

type Outcome = ChangeResult["outcome"];

const OUTCOMES: Readonly<
  Record<Outcome, { readonly label: string; readonly tone: Tone; readonly order: number }>
> = {
  refused: { label: "Refused", tone: "bad", order: 0 },
  missing: { label: "Not there", tone: "bad", order: 1 },
  unchanged: { label: "Unchanged", tone: "neutral", order: 2 },
  changed: { label: "Changed", tone: "good", order: 3 },
};

/** More would only be scrolled past: those that were not changed come first. */
const SHOWN = 200;

type ChangeResultsProps = {
  readonly results: readonly ChangeResult[];
  readonly onClose: () => void;
};

/** What became of each conversion. */
export function ChangeResults({ results, onClose }: ChangeResultsProps) {
  const sorted = results.toSorted((a, b) => OUTCOMES[a.outcome].order - OUTCOMES[b.outcome].order);
  return (
    <div className="space-y-4">
      <p role="status" className="flex flex-wrap gap-x-4 gap-y-1">
        {countsOf(results).map(([outcome, count]) => (
          <span key={outcome}>
            <Badge tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].label}</Badge>{" "}
            <strong className="tabular-nums">{formatCount(count)}</strong>
          </span>
        ))}
      </p>
      <ul aria-label="Results" className="max-h-80 divide-y overflow-y-auto rounded-md border">
        {sorted.slice(0, SHOWN).map((result) => (
          <ResultRow key={result.id} result={result} />
        ))}
      </ul>
      {sorted.length > SHOWN && (
        <p className="text-sm text-muted">
          {formatCount(sorted.length - SHOWN)} more were{" "}
          {OUTCOMES[sorted[SHOWN]?.outcome ?? "changed"].label.toLowerCase()}.
        </p>
      )}
      <div className="flex justify-end">
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  );
}

function ResultRow({ result }: { readonly result: ChangeResult }) {
  const { id, outcome, sentence, status } = result;
  const { label, tone } = OUTCOMES[outcome];
  return (
    <li className="px-3 py-2 text-sm">
      <span className="flex flex-wrap items-center justify-between gap-x-3">
        <Link to="/conversions" search={{ id }} className="min-w-0 text-accent hover:underline">
          <Code>{id}</Code>
        </Link>
        <Badge tone={tone}>{label}</Badge>
      </span>
      <span className="block break-words text-muted">
        {sentence ?? (status === null ? "" : `Now ${statusLabel(status).toLowerCase()}`)}
      </span>
    </li>
  );
}

function countsOf(results: readonly ChangeResult[]): readonly (readonly [Outcome, number])[] {
  const groups = Map.groupBy(results, ({ outcome }) => outcome);
  // The record's keys are the outcomes: Object.keys cannot say so.
  return (Object.keys(OUTCOMES) as Outcome[]).flatMap((outcome) => {
    const count = groups.get(outcome)?.length ?? 0;
    return count === 0 ? [] : [[outcome, count] as const];
  });
}
