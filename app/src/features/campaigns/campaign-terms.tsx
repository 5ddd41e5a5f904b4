import type { Campaign } from "@cleverdrip/contract";
import { Card } from "../../ui/card.tsx";
import { SafeLink } from "../../ui/safe-link.tsx";
import { payoutWords, revenueWords } from "./payout-words.ts";

/** What the campaign promises: where clicks go, what pays, for how long. */
export function CampaignTerms({ campaign }: { readonly campaign: Campaign }) {
  const { currency } = campaign;
  return (
    <Card title="Terms">
      <dl className="space-y-3 text-sm">
        <div>
          <dt className="text-muted">Destination</dt>
          <dd>
            <SafeLink url={campaign.destinationUrl} className="break-all" />
          </dd>
        </div>
        {campaign.fallbackUrl !== null && (
          <div>
            <dt className="text-muted">Fallback</dt>
            <dd>
              <SafeLink url={campaign.fallbackUrl} className="break-all" />
            </dd>
          </div>
        )}
        <div>
          <dt className="text-muted">Attribution window</dt>
          <dd>{campaign.attributionWindowDays} days</dd>
        </div>
        {campaign.eventTypes.map((eventType) => (
          <div key={eventType.id}>
            <dt className="text-muted">
              Event <span className="font-mono text-xs text-ink">{eventType.name}</span>
            </dt>
            <dd>
              Pays {payoutWords(eventType.payout, currency)}, revenue:{" "}
              {revenueWords(eventType, currency)}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
