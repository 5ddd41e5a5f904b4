import type { HealthReport } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { healthQuery } from "../../api/health.ts";
import { formatInstant } from "../../format/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { CHECK_LABELS, STATE_WORDS } from "./state-words.ts";

/** How far the data is behind, each figure with its verdict. */
export function LagCard({ timezone }: { readonly timezone: string }) {
  const { data, error, refetch } = useQuery(healthQuery);
  return (
    <Card title="Freshness and lag" description={data && upTo(data, timezone)} isFlush>
      {error !== null && data === undefined && (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <Skeleton className="h-48" />}
      {data !== undefined && (
        <ul aria-label="Checks" className="divide-y border-t">
          {data.checks.map((check) => (
            <CheckLine key={check.name} check={check} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function upTo({ dataUpToMs, sentence }: HealthReport, timezone: string): string {
  return dataUpToMs === null
    ? sentence
    : `${sentence} Data up to ${formatInstant(dataUpToMs, timezone)}.`;
}

function CheckLine({ check }: { readonly check: HealthReport["checks"][number] }) {
  const { name, state, sentence, count } = check;
  const { label, tone } = STATE_WORDS[state];
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 px-4 py-2 text-sm sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
      <span className="font-medium">{CHECK_LABELS[name]}</span>
      <span className="text-muted max-sm:order-last max-sm:col-span-2">
        {sentence}{" "}
        {name === "dead-letters" && count !== 0 && (
          <Link
            to="/health/dead-letters"
            search={{ state: "waiting" }}
            className="text-accent hover:underline"
          >
            Show them
          </Link>
        )}
        {name === "books" && state === "bad" && (
          <Link to="/health/verify" className="text-accent hover:underline">
            Show them
          </Link>
        )}
      </span>
      <Badge tone={tone}>{label}</Badge>
    </li>
  );
}
