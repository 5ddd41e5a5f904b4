import type { FraudFinding, FraudOverviewPublisher } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatCount } from "../../../format/number.ts";
import { formatShortInstant } from "../../../format/time.ts";
import { useWorkspace } from "../../session/use-me.ts";

type NewestFindingProps = {
  readonly row: FraudOverviewPublisher;
  readonly findings: readonly FraudFinding[] | undefined;
};

/** What a publisher is doubted for, or that there is too little of it to tell. */
export function NewestFinding({ row, findings }: NewestFindingProps) {
  const { timezone } = useWorkspace();
  const own = (findings ?? [])
    .filter(({ publisherId }) => publisherId === row.publisherId)
    .toSorted((a, b) => b.sinceMs - a.sinceMs || b.score - a.score);
  const [newest] = own;
  if (newest !== undefined) {
    return (
      <span className="block max-w-md py-1">
        <Link
          to="/fraud/findings"
          search={{ publisherId: row.publisherId }}
          className="hover:text-accent"
        >
          <span className="font-semibold">{newest.title}</span>
          <span className="max-sm:hidden">: {newest.sentence}</span>
        </Link>
        <span className="block text-xs text-muted">
          since {formatShortInstant(newest.sinceMs, timezone)}
          {own.length > 1 && `, and ${formatCount(own.length - 1)} more`}
        </span>
      </span>
    );
  }
  if (row.notEnough !== null) {
    const { results, resultsNeeded, sentence } = row.notEnough;
    return (
      <span className="text-muted" title={sentence}>
        Not enough data yet: {formatCount(results)} of {formatCount(resultsNeeded)} results
      </span>
    );
  }
  return <span className="text-muted">Looks like its peers</span>;
}
