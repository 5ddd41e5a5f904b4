import { CircleDollarSign, MousePointerClick } from "lucide-react";
import { countryName } from "../../format/country.ts";
import { deviceName } from "../../format/device.ts";
import { formatMoney } from "../../format/money.ts";
import { clickReason } from "../../format/reason.ts";
import { formatClockWithSeconds } from "../../format/time.ts";
import type { LiveEvent } from "../../live/live-state.ts";
import { CampaignName } from "../campaigns/campaign-name.tsx";

type LiveTickerProps = { readonly events: readonly LiveEvent[]; readonly timezone: string };

const SHOWN = 7;

/** The last events as they come in. Not announced: the counter's summary is. */
export function LiveTicker({ events, timezone }: LiveTickerProps) {
  if (events.length === 0) {
    return (
      <p className="mt-4 border-t pt-3 text-sm text-muted">
        Clicks and conversions appear here within two seconds of happening.
      </p>
    );
  }
  return (
    <ol aria-label="Latest events" className="mt-4 divide-y border-t text-sm">
      {events.slice(0, SHOWN).map((entry) => (
        <li key={entry.event.id} className="flex animate-tick items-center gap-2.5 py-1.5">
          <EventIcon entry={entry} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">
              <CampaignName id={entry.event.campaignId} />
            </span>
            <span className="block truncate text-xs text-muted">{detailOf(entry)}</span>
          </span>
          <time
            dateTime={new Date(entry.event.atMs).toISOString()}
            className="text-xs text-muted tabular-nums"
          >
            {formatClockWithSeconds(entry.event.atMs, timezone)}
          </time>
        </li>
      ))}
    </ol>
  );
}

function EventIcon({ entry }: { readonly entry: LiveEvent }) {
  if (entry.kind === "click")
    return <MousePointerClick aria-label="Click" className="size-4 shrink-0 text-accent" />;
  const tone = entry.event.status === "approved" ? "text-good" : "text-muted";
  return <CircleDollarSign aria-label="Conversion" className={`size-4 shrink-0 ${tone}`} />;
}

function detailOf(entry: LiveEvent): string {
  if (entry.kind === "conversion") {
    const { eventName, revenueMicros, currency, status } = entry.event;
    return [eventName, formatMoney(revenueMicros, currency), status].join(" · ");
  }
  const { country, device, reason } = entry.event;
  const remark = reason === "OK" ? "" : clickReason(reason).label;
  return [countryName(country), deviceName(device), remark]
    .filter((part) => part !== "")
    .join(" · ");
}
