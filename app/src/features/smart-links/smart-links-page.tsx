import type { SmartLink } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus, Split } from "lucide-react";
import { useCallback, useState } from "react";
import { rowsOf } from "../../api/pages.ts";
import { previewSmartLink, smartLinksQuery } from "../../api/smart-links.ts";
import type { EntitySearch } from "../../search-params/entity-search.ts";
import { given } from "../../search-params/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { EntityFilters } from "../../ui/entity-filters.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { LinkTabs } from "../links/link-tabs.tsx";
import { QrDialog } from "../links/qr-dialog.tsx";
import { PreviewSheet } from "../preview/preview-sheet.tsx";
import { SmartLinkSheet } from "./smart-link-sheet.tsx";
import { SmartLinkTable, type SmartLinkDialogName } from "./smart-link-table.tsx";

type SmartLinksPageProps = {
  readonly search: EntitySearch;
  readonly onSearch: (search: EntitySearch) => void;
};

export function SmartLinksPage({ search, onSearch }: SmartLinksPageProps) {
  const { new: isCreating, ...filter } = search;
  const list = useInfiniteQuery(smartLinksQuery(filter));
  const dialogs = useDialogs();
  const rows = list.data && rowsOf(list.data.pages);
  const create = () => onSearch({ ...filter, new: true });
  return (
    <>
      <PageHeader
        title="Smart links"
        description="One address for several campaigns: each click is led by the first that takes it."
        actions={<CreateButton onCreate={create} />}
      />
      <LinkTabs />
      {list.error !== null && rows === undefined ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card isFlush>
          <EntityFilters
            noun="smart links"
            filter={filter}
            onChange={(changed) => onSearch(given(changed))}
          />
          <SmartLinkTable
            rows={rows}
            onOpen={dialogs.open}
            empty={<NoSmartLinks isFiltered={Object.keys(filter).length > 0} onCreate={create} />}
          />
          <LoadMore list={list} shown={rows?.length} noun="smart link" />
        </Card>
      )}
      <SmartLinkSheet link={null} isOpen={isCreating === true} onClose={() => onSearch(filter)} />
      {dialogs.element}
    </>
  );
}

/** What a row opens. */
function useDialogs() {
  const [opened, setOpened] = useState<{ name: SmartLinkDialogName; link: SmartLink } | null>(null);
  const open = useCallback(
    (name: SmartLinkDialogName, link: SmartLink) => setOpened({ name, link }),
    [],
  );
  const close = () => setOpened(null);
  const linkOf = (name: SmartLinkDialogName) => (opened?.name === name ? opened.link : null);
  const edited = linkOf("edit");
  return {
    open,
    element: (
      <>
        <QrDialog link={linkOf("qr")} onClose={close} />
        {edited !== null && <SmartLinkSheet link={edited} isOpen onClose={close} />}
        <PreviewSheet link={linkOf("preview")} ask={previewSmartLink} onClose={close} />
      </>
    ),
  };
}

function CreateButton({ onCreate }: { readonly onCreate: () => void }) {
  return (
    <Button look="primary" onClick={onCreate}>
      <Plus aria-hidden className="size-4" />
      Create smart link
    </Button>
  );
}

type NoSmartLinksProps = { readonly isFiltered: boolean; readonly onCreate: () => void };

function NoSmartLinks({ isFiltered, onCreate }: NoSmartLinksProps) {
  if (isFiltered) {
    return (
      <EmptyState icon={Split} title="No smart link matches">
        Try another word, or show smart links of every status.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Split}
      title="No smart links yet"
      action={<CreateButton onCreate={onCreate} />}
    >
      Give a publisher one address for many campaigns: a visitor whom one of them does not take is
      offered the next.
    </EmptyState>
  );
}
