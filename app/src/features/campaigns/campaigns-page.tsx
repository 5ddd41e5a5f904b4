import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Megaphone, Plus } from "lucide-react";
import { campaignsQuery } from "../../api/campaigns.ts";
import { rowsOf } from "../../api/pages.ts";
import type { EntitySearch } from "../../search-params/entity-search.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { EntityFilters, type EntityFilter } from "../../ui/entity-filters.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { CampaignTable } from "./campaign-table.tsx";

type CampaignsPageProps = {
  readonly filter: Pick<EntitySearch, "search" | "status">;
  readonly onFilter: (filter: EntityFilter) => void;
};

export function CampaignsPage({ filter, onFilter }: CampaignsPageProps) {
  const list = useInfiniteQuery(campaignsQuery(filter));
  const rows = list.data && rowsOf(list.data.pages);
  const isFiltered = filter.search !== undefined || filter.status !== undefined;
  return (
    <>
      <PageHeader
        title="Campaigns"
        description="What publishers promote: a destination, the results that pay, and how much."
        actions={<NewCampaignLink />}
      />
      {list.error !== null && rows === undefined ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card isFlush>
          <EntityFilters noun="campaigns" filter={filter} onChange={onFilter} />
          <CampaignTable rows={rows} empty={<NoCampaigns isFiltered={isFiltered} />} />
          <LoadMore list={list} shown={rows?.length} noun="campaign" />
        </Card>
      )}
    </>
  );
}

function NewCampaignLink() {
  return (
    <Link to="/campaigns/new" className={buttonClass("primary")}>
      <Plus aria-hidden className="size-4" />
      New campaign
    </Link>
  );
}

function NoCampaigns({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState icon={Megaphone} title="No campaign matches">
        Try another word, or show campaigns of every status.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Megaphone} title="No campaigns yet" action={<NewCampaignLink />}>
      A campaign says where clicks go and what a sale, a lead or an install pays. Create one, then
      give publishers links to it.
    </EmptyState>
  );
}
