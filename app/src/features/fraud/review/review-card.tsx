import type { FraudFinding, FraudReview } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../../../format/money.ts";
import { formatShortInstant } from "../../../format/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { ConversionStatusBadge } from "../../conversions/conversion-status-badge.tsx";
import { ClickFacts } from "../evidence/click-facts.tsx";
import { findingOf } from "../evidence/finding-of.ts";
import { ScoreBadge } from "../evidence/score-badge.tsx";
import { SignalList } from "../evidence/signal-list.tsx";
import type { Verb } from "./verbs.ts";

type ReviewCardProps = {
  readonly review: FraudReview;
  readonly findings: readonly FraudFinding[];
  readonly timezone: string;
  readonly isActive: boolean;
  readonly isTicked: boolean;
  readonly onLook: () => void;
  readonly onTick: (isOn: boolean) => void;
  readonly onDecide: (verb: Verb) => void;
};

/** One doubted result, with everything that it is doubted for. */
export function ReviewCard(props: ReviewCardProps) {
  const { review, findings, timezone, isActive, isTicked, onLook, onTick, onDecide } = props;
  const name = review.txid ?? review.conversionId;
  return (
    <li>
      <article
        tabIndex={-1}
        aria-label={`${review.publisherName}, ${formatMoney(review.payoutMicros, review.currency)}, ${name}`}
        aria-current={isActive}
        onFocus={onLook}
        onMouseDown={onLook}
        className={classNames(
          "grid scroll-my-20 grid-cols-[auto_minmax(0,1fr)] gap-x-3 border-l-3 px-4 py-4 outline-none",
          isActive ? "border-l-accent bg-accent-soft/40" : "border-l-transparent",
        )}
      >
        <label className="-m-2 inline-flex size-8 cursor-pointer items-center justify-center">
          <span className="sr-only">Select {name}</span>
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={isTicked}
            onChange={(event) => onTick(event.target.checked)}
          />
        </label>
        <div className="min-w-0 space-y-3">
          <Head review={review} timezone={timezone} />
          <SignalList
            signals={review.signals}
            publisherName={review.publisherName}
            findingOf={(signal) => findingOf(signal, review, findings)}
          />
          <ClickFacts click={review.click} clickId={review.clickId} ctitMs={review.ctitMs} />
          <Actions review={review} onDecide={onDecide} />
        </div>
      </article>
    </li>
  );
}

function Head({ review, timezone }: Pick<ReviewCardProps, "review" | "timezone">) {
  const { publisherId, publisherName, campaignName, eventName, txid } = review;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/publishers/$id"
            params={{ id: publisherId }}
            className="font-semibold hover:text-accent"
          >
            {publisherName}
          </Link>
          <ScoreBadge score={review.score} />
          <ConversionStatusBadge status={review.status} />
          {review.openAppealId !== null && <Badge tone="warn">Publisher objects</Badge>}
        </p>
        <p className="text-sm break-words text-muted">
          {campaignName} · {eventName} · {formatShortInstant(review.atMs, timezone)}
          {txid !== null && <> · {txid}</>}
        </p>
      </div>
      <p className="text-right text-lg font-semibold tabular-nums">
        {formatMoney(review.payoutMicros, review.currency)}
        {review.amountMicros !== null && (
          <span className="block text-xs font-normal text-muted">
            of {formatMoney(review.amountMicros, review.currency)}
          </span>
        )}
      </p>
    </div>
  );
}

function Actions({ review, onDecide }: Pick<ReviewCardProps, "review" | "onDecide">) {
  const { decision, conversionId } = review;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {decision !== "approved" && <Button onClick={() => onDecide("approve")}>Approve</Button>}
      {decision !== "rejected" && <Button onClick={() => onDecide("reject")}>Reject</Button>}
      <Link
        to="/conversions"
        search={{ id: conversionId }}
        className="px-1 text-sm text-accent hover:underline"
      >
        Explain
      </Link>
    </div>
  );
}
