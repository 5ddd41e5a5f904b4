import type { VerifyRunShown } from "@cleverdrip/contract";
import { ShieldCheck } from "lucide-react";
import { formatCount } from "../../format/number.ts";
import { formatShortInstant } from "../../format/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { classNames } from "../../ui/class-names.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { rangeWords, STATES } from "./run-words.ts";

type RunListProps = {
  readonly runs: readonly VerifyRunShown[];
  readonly shownId: string | null;
  readonly timezone: string;
  readonly onShow: (id: string) => void;
};

export function RunList({ runs, shownId, timezone, onShow }: RunListProps) {
  if (runs.length === 0) {
    return (
      <EmptyState icon={ShieldCheck} title="Nothing was verified so far">
        Every night the last two days are verified. To do it at once, choose a time above.
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Recounts" className="divide-y border-t">
      {runs.map((run) => (
        <li key={run.id}>
          <button
            type="button"
            aria-pressed={run.id === shownId}
            onClick={() => onShow(run.id)}
            className={classNames(
              "flex w-full flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-2 text-left text-sm hover:bg-sunken",
              run.id === shownId && "bg-accent-soft",
            )}
          >
            <span className="min-w-0">
              <span className="block font-medium">{rangeWords(run, timezone)}</span>
              <span className="block text-muted">
                {run.actor === "schedule" ? "Every night" : "By hand"},{" "}
                {formatShortInstant(run.startedAtMs, timezone)} · {formatCount(run.events)} events
              </span>
            </span>
            <RunBadge run={run} />
          </button>
        </li>
      ))}
    </ul>
  );
}

export function RunBadge({ run }: { readonly run: VerifyRunShown }) {
  const { label, tone } = STATES[run.state];
  return (
    <Badge tone={run.findings > 0 ? "bad" : tone}>
      {run.findings > 0 ? `${formatCount(run.findings)} found` : label}
    </Badge>
  );
}
