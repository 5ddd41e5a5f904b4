import type { HealthReport } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { healthQuery } from "../../api/health.ts";
import { formatClockWithSeconds } from "../../format/time.ts";
import { classNames } from "../../ui/class-names.ts";
import { useWorkspace } from "../session/use-me.ts";

const COLORS: Readonly<Record<HealthReport["state"], string>> = {
  good: "bg-good",
  late: "bg-warn",
  bad: "bg-bad",
};

/** Up to when everything is counted, on every page; nothing before the first event. Leads to what it was judged by. */
export function DataUpTo() {
  const { timezone } = useWorkspace();
  const { data } = useQuery(healthQuery);
  if (data === undefined || data.dataUpToMs === null) return null;
  const { dataUpToMs, state, sentence } = data;
  return (
    <Link
      to="/health"
      title={sentence}
      className="inline-flex items-center gap-1.5 rounded text-xs whitespace-nowrap text-muted tabular-nums hover:text-ink hover:underline"
    >
      <span aria-hidden className={classNames("size-1.5 rounded-full", COLORS[state])} />
      <span>
        Data up to{" "}
        <time dateTime={new Date(dataUpToMs).toISOString()}>
          {formatClockWithSeconds(dataUpToMs, timezone)}
        </time>
      </span>
      {state !== "good" && <span className="sr-only">: {sentence}</span>}
    </Link>
  );
}
