import type { Erasure } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { erasuresQuery } from "../../api/privacy.ts";
import { formatDate, formatShortInstant } from "../../format/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { countWords } from "./count-words.ts";

const POLL_MS = 5_000;

/** What has been erased; whom it was about is known to nobody any more. */
export function ErasureList({ timezone }: { readonly timezone: string }) {
  const list = useQuery({
    ...erasuresQuery,
    refetchInterval: ({ state }) =>
      state.data?.data.some((own) => own.state === "running") === true ? POLL_MS : false,
  });
  if (list.error !== null) {
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (list.data === undefined || list.data.data.length === 0) return null;
  return (
    <ul aria-label="Erasures" className="divide-y border-t text-sm">
      {list.data.data.map((erasure) => (
        <li key={erasure.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <span>{formatShortInstant(erasure.startedAtMs, timezone)}</span>
          <span className="text-muted">{erasure.kind === "click" ? "Click" : "Value"}</span>
          <span className="min-w-0 flex-1 break-words">{countWords(erasure.counts)}</span>
          <StateBadge erasure={erasure} timezone={timezone} />
        </li>
      ))}
    </ul>
  );
}

type StateBadgeProps = { readonly erasure: Erasure; readonly timezone: string };

function StateBadge({ erasure: { state, againAtMs }, timezone }: StateBadgeProps) {
  if (state === "done") return <Badge tone="good">Erased</Badge>;
  if (state === "running" || againAtMs === null) return <Badge tone="neutral">Under way</Badge>;
  return (
    <Badge tone="good" title="Until then a queue may bring clicks back; they are erased once more.">
      Erased, last look {formatDate(againAtMs, timezone)}
    </Badge>
  );
}
