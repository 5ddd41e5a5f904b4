import type { Campaign } from "@cleverdrip/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Pause, Pencil, Play } from "lucide-react";
import { useMemo, useState } from "react";
import { campaignQuery } from "../../api/campaigns.ts";
import { StatusBadge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Code } from "../../ui/code.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { AttributionCard } from "../attribution/attribution-card.tsx";
import { DeliveryCard } from "../delivery/delivery-card.tsx";
import { PolicyCard } from "../fraud/policy/policy-card.tsx";
import { CampaignLinks } from "../links/campaign-links.tsx";
import { LiveEverywhere } from "../live-everywhere/live-everywhere.tsx";
import { PayoutsCard } from "../payouts/payouts-card.tsx";
import { TermsCard } from "../payouts/terms/terms-card.tsx";
import { resolvePeriod } from "../reports/period.ts";
import { TrafficReport } from "../reports/traffic-report.tsx";
import { useQuarterHour } from "../reports/use-quarter-hour.ts";
import { useWorkspace } from "../session/use-me.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { CampaignLivePanel } from "./campaign-live-panel.tsx";
import { CampaignTerms } from "./campaign-terms.tsx";
import { EditCampaignSheet } from "./edit-campaign-sheet.tsx";
import { PostbackCard } from "./postback-card.tsx";
import { useSwitchCampaign } from "./use-switch-campaign.ts";

export function CampaignPage({ id }: { readonly id: string }) {
  const { data: campaign } = useSuspenseQuery(campaignQuery(id));
  const { timezone } = useWorkspace();
  const nowMs = useQuarterHour();
  const lastWeek = useMemo(() => resolvePeriod({}, nowMs, timezone), [nowMs, timezone]);
  const [isEditing, setIsEditing] = useState(false);
  return (
    <>
      <PageHeader
        above={<BackLink to="/campaigns" label="Campaigns" />}
        title={campaign.name}
        description={
          <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <StatusBadge status={campaign.status} />
            <LiveEverywhere atMs={campaign.liveEverywhereAtMs} />
            <Code>{campaign.id}</Code>
            <span>Last 7 days</span>
          </span>
        }
        actions={<CampaignActions campaign={campaign} onEdit={() => setIsEditing(true)} />}
      />
      <div className="mb-4 grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_19rem]">
        <TrafficReport period={lastWeek} campaignId={id} />
        <div className="min-w-0 space-y-4">
          <CampaignLivePanel id={id} />
          <CampaignTerms campaign={campaign} />
        </div>
      </div>
      <div className="space-y-4">
        <DeliveryCard campaign={campaign} />
        <PayoutsCard campaign={campaign} />
        <TermsCard campaign={campaign} />
        <AttributionCard campaign={campaign} />
        <PolicyCard campaign={campaign} name={campaign.name} />
        <CampaignLinks campaignId={id} />
        <PostbackCard campaign={campaign} />
      </div>
      <EditCampaignSheet
        campaign={campaign}
        isOpen={isEditing}
        onClose={() => setIsEditing(false)}
      />
    </>
  );
}

function CampaignActions({
  campaign,
  onEdit,
}: {
  readonly campaign: Campaign;
  readonly onEdit: () => void;
}) {
  const switching = useSwitchCampaign();
  const isActive = campaign.status === "active";
  const Icon = isActive ? Pause : Play;
  return (
    <>
      <Button isBusy={switching.isPending} onClick={() => switching.mutate(campaign)}>
        <Icon aria-hidden className="size-3.5" />
        {isActive ? "Pause" : "Resume"}
      </Button>
      <Button onClick={onEdit}>
        <Pencil aria-hidden className="size-3.5" />
        Edit
      </Button>
    </>
  );
}
