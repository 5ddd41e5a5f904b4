import type { ReactNode } from "react";
import type { LiveTotals } from "@cleverdrip/contract";
import { formatMoney } from "../../format/money.ts";
import { formatCount } from "../../format/number.ts";
import { useLive } from "../../live/live-provider.tsx";
import { Card } from "../../ui/card.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ConnectionDot } from "../shell/connection-dot.tsx";
import { LiveAnnouncer } from "./live-announcer.tsx";
import { LiveTicker } from "./live-ticker.tsx";
import { useLatestEvents } from "./use-latest-events.ts";

type LivePanelProps = { readonly timezone: string; readonly currency: string };

/** Today so far, moving by itself. */
export function LivePanel({ timezone, currency }: LivePanelProps) {
  const { totals } = useLive();
  return (
    <Card title="Today, live" actions={<ConnectionDot />} className="flex flex-col">
      <LiveAnnouncer totals={totals} />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
        <Figure label="Clicks" value={totals && formatCount(totals.clicks)} isLarge />
        <Figure label="Conversions" value={totals && formatCount(totals.conversions)} isLarge />
        <Figure label="Revenue" value={totals && moneyOf(totals, "revenueMicros", currency)} />
        <Figure label="Payout" value={totals && moneyOf(totals, "payoutMicros", currency)} />
      </dl>
      <LiveTicker events={useLatestEvents()} timezone={timezone} />
    </Card>
  );
}

type FigureProps = {
  readonly label: string;
  readonly value: ReactNode;
  readonly isLarge?: boolean;
};

function Figure({ label, value, isLarge = false }: FigureProps) {
  const size = isLarge ? "text-2xl" : "text-base";
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className={`font-semibold tracking-tight tabular-nums ${size}`}>
        {value ?? <Skeleton className="mt-1 h-6 w-16" />}
      </dd>
    </div>
  );
}

function moneyOf(
  totals: LiveTotals,
  key: "revenueMicros" | "payoutMicros",
  currency: string,
): ReactNode {
  if (totals.money.length === 0) return formatMoney(0, currency);
  return totals.money.map((line) => (
    <span key={line.currency} className="block truncate">
      {formatMoney(line[key], line.currency)}
    </span>
  ));
}
