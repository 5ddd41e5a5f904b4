import type { FraudOverview } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { formatShortInstant } from "../../../format/time.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Card } from "../../../ui/card.tsx";

type KeptOutProps = {
  readonly links: FraudOverview["keptOut"];
  readonly timezone: string;
};

/** Links that rules have paused: shown where there are any. */
export function KeptOut({ links, timezone }: KeptOutProps) {
  if (links.length === 0) return null;
  return (
    <Card
      title="Kept out"
      description="Links that a rule has paused for their publisher's traffic. Under Links somebody can start them again; a rule then leaves them alone for eight days."
      isFlush
    >
      <ul aria-label="Kept out" className="divide-y border-t">
        {links.map(({ linkId, atMs, slug, isPaused, rules, ...of }) => (
          <li
            key={`${linkId} ${atMs}`}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 text-sm"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2">
                <Link
                  to="/links"
                  search={{ search: slug }}
                  className="font-medium break-all text-accent underline"
                >
                  {slug}
                </Link>
                <Badge tone={isPaused ? "bad" : "neutral"}>
                  {isPaused ? "Paused" : "Started again"}
                </Badge>
              </p>
              <p className="break-words text-muted">
                <Link
                  to="/publishers/$id"
                  params={{ id: of.publisherId }}
                  className="text-accent underline"
                >
                  {of.publisherName}
                </Link>
                , {of.campaignName}: {rules.join(", ")}
              </p>
            </div>
            <span className="text-muted tabular-nums">{formatShortInstant(atMs, timezone)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
