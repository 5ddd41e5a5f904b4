import { useQuery } from "@tanstack/react-query";
import { campaignLiveQuery } from "../../api/campaigns.ts";
import { formatCount } from "../../format/number.ts";
import { Card } from "../../ui/card.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Sparkline } from "../../ui/sparkline.tsx";
import { perMinute } from "./per-minute.ts";

/** The last hour minute by minute, from the campaign's window in memory. */
export function CampaignLivePanel({ id }: { readonly id: string }) {
  const live = useQuery(campaignLiveQuery(id));
  return (
    <Card title="Live" description="Clicks per minute, last hour">
      {live.error !== null && live.data === undefined && <ProblemNotice error={live.error} />}
      {live.isPending && <Skeleton className="h-24" />}
      {live.data !== undefined && (
        <>
          <Sparkline
            values={perMinute(live.data.perMinute, live.dataUpdatedAt)}
            label={`${formatCount(live.data.clicksLastHour)} clicks in the last hour`}
          />
          <dl className="mt-3 grid grid-cols-3 gap-2">
            <Figure label="Last hour" value={live.data.clicksLastHour} />
            <Figure label="Today" value={live.data.clicksToday} />
            <Figure label="Unique today" value={live.data.uniqueClicksToday} />
          </dl>
        </>
      )}
    </Card>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="font-semibold tabular-nums">{formatCount(value)}</dd>
    </div>
  );
}
