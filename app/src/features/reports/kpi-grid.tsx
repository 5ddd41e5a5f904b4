import type { Report } from "@cleverdrip/contract";
import { formatChange } from "../../format/number.ts";
import { classNames } from "../../ui/class-names.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { kpisOf, type Kpi, type KpiLine } from "./kpis.ts";

type KpiGridProps = {
  readonly now: Report | undefined;
  readonly before: Report | null;
  readonly currency: string;
  /** "7 Nov – 13 Nov": what the changes refer to. */
  readonly comparedWith: string | null;
};

export function KpiGrid({ now, before, currency, comparedWith }: KpiGridProps) {
  const kpis = now === undefined ? null : kpisOf(now.totals, before?.totals ?? null, currency);
  return (
    <section aria-label="Key figures" aria-busy={kpis === null}>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line shadow-card lg:grid-cols-4">
        {kpis === null
          ? Array.from({ length: 8 }, (_, index) => <KpiSkeleton key={index} />)
          : kpis.map((kpi) => <KpiCell key={kpi.label} kpi={kpi} comparedWith={comparedWith} />)}
      </dl>
    </section>
  );
}

type KpiCellProps = { readonly kpi: Kpi; readonly comparedWith: string | null };

function KpiCell({ kpi, comparedWith }: KpiCellProps) {
  const isSingle = kpi.lines.length === 1;
  return (
    <div className="min-w-0 bg-surface px-4 py-3">
      <dt className="text-sm text-muted">{kpi.label}</dt>
      <dd>
        {kpi.lines.map((line) => (
          <span
            key={line.text}
            className={isSingle ? "block" : "flex flex-wrap items-baseline gap-x-2"}
          >
            <span
              className={classNames(
                "truncate font-semibold tracking-tight tabular-nums",
                isSingle ? "block text-xl" : "text-base",
              )}
            >
              {line.text}
            </span>
            <KpiChange line={line} isGoodWhenUp={kpi.isGoodWhenUp} comparedWith={comparedWith} />
          </span>
        ))}
      </dd>
    </div>
  );
}

type KpiChangeProps = {
  readonly line: KpiLine;
  readonly isGoodWhenUp: boolean | null;
  readonly comparedWith: string | null;
};

function KpiChange({ line: { change }, isGoodWhenUp, comparedWith }: KpiChangeProps) {
  if (change === null) return <span className="text-xs text-muted">No comparison</span>;
  const text = formatChange(change);
  const isNeutral = text === formatChange(0) || isGoodWhenUp === null;
  const color = isNeutral ? "text-muted" : isGoodWhenUp === change > 0 ? "text-good" : "text-bad";
  return (
    <span
      className={`text-xs tabular-nums ${color}`}
      title={comparedWith === null ? undefined : `Compared with ${comparedWith}`}
    >
      {text}
    </span>
  );
}

function KpiSkeleton() {
  return (
    <div className="space-y-2 bg-surface px-4 py-3">
      <Skeleton className="h-3.5 w-20" />
      <Skeleton className="h-6 w-24" />
      <Skeleton className="h-3 w-12" />
    </div>
  );
}
