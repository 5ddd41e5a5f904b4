import type { Campaign } from "@cleverdrip/contract";
import { useState } from "react";
import { WaitingReports } from "../received/judge-again/waiting-reports.tsx";
import { Card } from "../../ui/card.tsx";
import { PartLines, PartList, PartRow } from "../../ui/part-list.tsx";
import { ConversionCapsSummary } from "./caps/conversion-caps-summary.tsx";
import { CouponsSummary } from "./coupons/coupons-summary.tsx";
import { EventTypesSummary } from "./events/event-types-summary.tsx";
import { PayoutsSheet } from "./payouts-sheet.tsx";
import { PARTS, type Part } from "./parts.ts";
import {
  clickPayoutWords,
  pixelWords,
  securityWords,
  siteWords,
  volumeLines,
} from "./policy-words.ts";

/** What counts as a result of the campaign, what it pays, and who is believed; each part with the way to its editor. */
export function PayoutsCard({ campaign }: { readonly campaign: Campaign }) {
  const [part, setPart] = useState<Part | null>(null);
  const { conversionPolicy: policy, currency } = campaign;
  const summaries = {
    events: <EventTypesSummary campaign={campaign} />,
    volume: <PartLines lines={volumeLines(policy.volume, currency)} none="None" />,
    clicks: <PartLines lines={clickPayoutWords(policy.cpcMicros, currency)} none="None" />,
    caps: <ConversionCapsSummary caps={policy.caps} currency={currency} />,
    coupons: <CouponsSummary coupons={policy.coupons} />,
    security: <PartLines lines={securityWords(policy.security)} none="" />,
    pixel: <PartLines lines={pixelWords(policy.maxPixelAmountMicros, currency)} none="None" />,
    sites: <PartLines lines={siteWords(policy.pixelSites)} none="Any" />,
  } as const;
  return (
    <Card
      title="Results and payouts"
      description="What counts as a result, what it pays, and whose reports are believed."
    >
      <PartList>
        {/* The keys of the summaries are the parts: Object.keys cannot say so. */}
        {(Object.keys(summaries) as Part[]).map((name) => (
          <PartRow key={name} title={PARTS[name].title} onEdit={() => setPart(name)}>
            {summaries[name]}
          </PartRow>
        ))}
      </PartList>
      <WaitingReports filter={{ reason: "X_EVENT_UNKNOWN", campaignId: campaign.id }} />
      <PayoutsSheet campaign={campaign} part={part} onClose={() => setPart(null)} />
    </Card>
  );
}
