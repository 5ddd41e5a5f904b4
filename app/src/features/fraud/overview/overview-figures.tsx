import type { FraudOverview } from "@cleverdrip/contract";
import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatCount } from "../../../format/number.ts";
import { heldMoney } from "../click-holds/hold-words.ts";
import { moneyWords } from "../evidence/money-words.ts";

/** What is held, rejected, let through again, and waits for somebody. */
export function OverviewFigures({ overview }: { readonly overview: FraudOverview }) {
  const { totals, openReviews, openAppeals, heldClicks } = overview;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line shadow-card lg:grid-cols-4">
      <Figure
        label="Held"
        value={moneyWords(totals.heldMoney, "Nothing")}
        note={ofResults(totals.held, totals.results)}
      >
        {heldClicks.length > 0 && (
          <dd className="text-sm">
            <Link to="/fraud/clicks" className="text-accent underline">
              and {heldMoney(heldClicks)} of paid clicks
            </Link>
          </dd>
        )}
      </Figure>
      <Figure
        label="Rejected"
        value={moneyWords(totals.rejectedMoney, "Nothing")}
        note={ofResults(totals.rejected, totals.results)}
      />
      <Figure
        label="Let through again"
        value={moneyWords(totals.releasedMoney, "Nothing")}
        note={ofResults(totals.released, totals.results)}
      />
      <Figure
        label="To review"
        value={formatCount(openReviews)}
        note={openAppeals === 0 ? "No appeal waits" : appeals(openAppeals)}
        to={openAppeals === 0 ? undefined : "/fraud/appeals"}
      />
    </dl>
  );
}

type FigureProps = {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly to?: LinkProps["to"] | undefined;
  readonly children?: ReactNode;
};

function Figure({ label, value, note, to, children }: FigureProps) {
  return (
    <div className="bg-surface px-4 py-3">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="text-xl font-semibold tracking-tight break-words tabular-nums">{value}</dd>
      <dd className="text-sm text-muted">
        {to === undefined ? (
          note
        ) : (
          <Link to={to} className="hover:text-accent hover:underline">
            {note}
          </Link>
        )}
      </dd>
      {children}
    </div>
  );
}

function ofResults(count: number, all: number): string {
  return `${formatCount(count)} of ${formatCount(all)} results`;
}

function appeals(count: number): string {
  return count === 1 ? "1 appeal waits" : `${formatCount(count)} appeals wait`;
}
