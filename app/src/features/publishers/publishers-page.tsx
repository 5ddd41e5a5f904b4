import type { Publisher } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus, Users } from "lucide-react";
import { useState } from "react";
import { rowsOf } from "../../api/pages.ts";
import { publishersQuery } from "../../api/publishers.ts";
import type { EntitySearch } from "../../search-params/entity-search.ts";
import { given } from "../../search-params/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { EntityFilters } from "../../ui/entity-filters.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { PublisherDialog } from "./publisher-dialog.tsx";
import { PublisherTable } from "./publisher-table.tsx";
import { PublisherTabs } from "./publisher-tabs.tsx";

type PublishersPageProps = {
  readonly search: EntitySearch;
  readonly onSearch: (search: EntitySearch) => void;
};

export function PublishersPage({
  search: { new: isAdding, ...filter },
  onSearch,
}: PublishersPageProps) {
  const list = useInfiniteQuery(publishersQuery(filter));
  const [edited, setEdited] = useState<Publisher | null>(null);
  const rows = list.data && rowsOf(list.data.pages);
  const isFiltered = filter.search !== undefined || filter.status !== undefined;
  const add = () => onSearch({ ...filter, new: true });
  return (
    <>
      <PageHeader
        title="Publishers"
        description="Who sends traffic and is paid for its results."
        actions={<AddButton onAdd={add} />}
      />
      <PublisherTabs />
      {list.error !== null && rows === undefined ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card isFlush>
          <EntityFilters
            noun="publishers"
            filter={filter}
            onChange={(changed) => onSearch(given(changed))}
          />
          <PublisherTable
            rows={rows}
            onEdit={setEdited}
            empty={<NoPublishers isFiltered={isFiltered} onAdd={add} />}
          />
          <LoadMore list={list} shown={rows?.length} noun="publisher" />
        </Card>
      )}
      <PublisherDialog
        publisher={null}
        isOpen={isAdding === true}
        onClose={() => onSearch(filter)}
      />
      <PublisherDialog
        publisher={edited}
        isOpen={edited !== null}
        onClose={() => setEdited(null)}
      />
    </>
  );
}

function AddButton({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <Button look="primary" onClick={onAdd}>
      <Plus aria-hidden className="size-4" />
      Add publisher
    </Button>
  );
}

function NoPublishers({
  isFiltered,
  onAdd,
}: {
  readonly isFiltered: boolean;
  readonly onAdd: () => void;
}) {
  if (isFiltered) {
    return (
      <EmptyState icon={Users} title="No publisher matches">
        Try another word, or show publishers of every status.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Users} title="No publishers yet" action={<AddButton onAdd={onAdd} />}>
      Add the people or companies that will send traffic. Each gets links of their own, so you know
      whom to pay.
    </EmptyState>
  );
}
