import { useInfiniteQuery } from "@tanstack/react-query";
import { Link2, Plus } from "lucide-react";
import { linksQuery } from "../../api/links.ts";
import { rowsOf } from "../../api/pages.ts";
import type { EntitySearch } from "../../search-params/entity-search.ts";
import { given } from "../../search-params/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { EntityFilters } from "../../ui/entity-filters.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { useLinkDialogs } from "./link-dialogs.tsx";
import { LinkTable } from "./link-table.tsx";
import { LinkTabs } from "./link-tabs.tsx";

type LinksPageProps = {
  readonly search: EntitySearch;
  readonly onSearch: (search: EntitySearch) => void;
};

export function LinksPage({ search: { new: isCreating, ...filter }, onSearch }: LinksPageProps) {
  const list = useInfiniteQuery(linksQuery(filter));
  const dialogs = useLinkDialogs();
  const rows = list.data && rowsOf(list.data.pages);
  const isFiltered = filter.search !== undefined || filter.status !== undefined;
  const create = () => onSearch({ ...filter, new: true });
  return (
    <>
      <PageHeader
        title="Links"
        description="One publisher, one campaign: the address that visitors click."
        actions={<CreateButton onCreate={create} />}
      />
      <LinkTabs />
      {list.error !== null && rows === undefined ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card isFlush>
          <EntityFilters
            noun="links"
            filter={filter}
            onChange={(changed) => onSearch(given(changed))}
          />
          <LinkTable
            rows={rows}
            onOpen={dialogs.open}
            empty={<NoLinks isFiltered={isFiltered} onCreate={create} />}
          />
          <LoadMore list={list} shown={rows?.length} noun="link" />
        </Card>
      )}
      <LinkDialog isOpen={isCreating === true} onClose={() => onSearch(filter)} />
      {dialogs.element}
    </>
  );
}

function CreateButton({ onCreate }: { readonly onCreate: () => void }) {
  return (
    <Button look="primary" onClick={onCreate}>
      <Plus aria-hidden className="size-4" />
      Create link
    </Button>
  );
}

function NoLinks({
  isFiltered,
  onCreate,
}: {
  readonly isFiltered: boolean;
  readonly onCreate: () => void;
}) {
  if (isFiltered) {
    return (
      <EmptyState icon={Link2} title="No link matches">
        Try another word, or show links of every status.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Link2} title="No links yet" action={<CreateButton onCreate={onCreate} />}>
      Create one for a publisher and a campaign, open it, and watch your click arrive on the
      overview.
    </EmptyState>
  );
}
