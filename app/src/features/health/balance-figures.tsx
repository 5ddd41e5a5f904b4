import type { Balance } from "@cleverdrip/contract";
import { formatCount } from "../../format/number.ts";

const FIGURES = [
  { key: "emitted", label: "Served" },
  { key: "stored", label: "Stored" },
  { key: "deadLettered", label: "Dead letters" },
  { key: "lost", label: "Lost" },
  { key: "missing", label: "Missing" },
] as const;

export function BalanceFigures({ totals }: Pick<Balance, "totals">) {
  return (
    <dl
      aria-label="Totals"
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line shadow-card sm:grid-cols-5"
    >
      {FIGURES.map(({ key, label }) => (
        <div key={key} className="bg-surface px-4 py-3 max-sm:first:col-span-2">
          <dt className="text-sm text-muted">{label}</dt>
          <dd className="text-xl font-semibold tracking-tight tabular-nums">
            {formatCount(totals[key])}
          </dd>
        </div>
      ))}
    </dl>
  );
}
