import type { FraudOverview } from "@cleverdrip/contract";
import { formatCount } from "../../../format/number.ts";
import { clickReason } from "../../../format/reason.ts";
import { Card } from "../../../ui/card.tsx";

type InvalidClicksProps = {
  readonly clicks: FraudOverview["totals"]["clicks"];
  readonly lookedAt: FraudOverview["clicksLookedAt"];
};

/** Machines that nobody pays for and nobody is blamed for. */
export function InvalidClicks({ clicks: { counted, invalid }, lookedAt }: InvalidClicksProps) {
  return (
    <Card
      title="Clicks that do not count"
      description="Known bots, link previews and mail scanners: recorded, left out of every count, and no mark against the publisher."
    >
      {invalid.length === 0 ? (
        <p className="text-sm text-muted">All {formatCount(counted)} clicks count.</p>
      ) : (
        <dl className="grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-3 text-sm">
          <div>
            <dt className="text-muted">Count</dt>
            <dd className="text-base font-semibold tabular-nums">{formatCount(counted)}</dd>
          </div>
          {invalid.map(({ reason, clicks }) => (
            <div key={reason}>
              <dt className="text-muted">{clickReason(reason).label}</dt>
              <dd className="text-base font-semibold tabular-nums">{formatCount(clicks)}</dd>
            </div>
          ))}
        </dl>
      )}
      {!lookedAt.isComplete && (
        <p className="mt-3 text-sm text-muted">
          The reasons are those of the newest {formatCount(lookedAt.clicks)} clicks.
        </p>
      )}
    </Card>
  );
}
