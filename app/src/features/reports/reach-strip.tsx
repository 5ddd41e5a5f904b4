import type { Report } from "@cleverdrip/contract";
import { reachOf } from "./reach.ts";

/** One quiet line under the key figures; absent where there is nothing to say. */
export function ReachStrip({ report }: { readonly report: Report | undefined }) {
  const figures = report === undefined ? [] : reachOf(report.totals);
  if (figures.length === 0) return null;
  return (
    <dl
      aria-label="Reach"
      className="flex flex-wrap gap-x-6 gap-y-1 rounded-lg border bg-surface px-4 py-2.5 text-sm shadow-card"
    >
      {figures.map(({ label, text, ratio }) => (
        <div key={label} className="flex flex-wrap items-baseline gap-x-1.5">
          <dt className="text-muted">{label}</dt>
          <dd className="font-semibold tabular-nums">
            {text}
            {ratio !== null && <span className="font-normal text-muted"> · {ratio}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
