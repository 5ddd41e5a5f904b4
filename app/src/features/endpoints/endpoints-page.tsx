import type { Endpoint } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus, Send } from "lucide-react";
import { useCallback, useState } from "react";
import { endpointsQuery } from "../../api/endpoints.ts";
import { rowsOf } from "../../api/pages.ts";
import type { EndpointSearch } from "../../search-params/endpoint-search.ts";
import { given } from "../../search-params/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";
import { EndpointDialog } from "./endpoint-dialog.tsx";
import { EndpointTable, type EndpointDialogName } from "./endpoint-table.tsx";
import { EndpointTabs } from "./endpoint-tabs.tsx";
import { RotateDialog } from "./rotate-dialog.tsx";
import { TestDialog } from "./test-dialog.tsx";

type EndpointsPageProps = {
  readonly search: EndpointSearch;
  readonly onSearch: (search: EndpointSearch) => void;
};

const KINDS = [
  { value: "all", label: "All" },
  { value: "postback", label: "Postbacks" },
  { value: "webhook", label: "Webhooks" },
] as const;

export function EndpointsPage({
  search: { new: isAdding, ...filter },
  onSearch,
}: EndpointsPageProps) {
  const list = useInfiniteQuery(endpointsQuery(filter));
  const rows = list.data && rowsOf(list.data.pages);
  const dialogs = useDialogs();
  const add = () => onSearch({ ...filter, new: true });
  return (
    <>
      <PageHeader
        title="Endpoints"
        description="Who is told of results: publishers by postback, other systems by webhook."
        actions={<AddButton onAdd={add} />}
      />
      <EndpointTabs />
      {list.error !== null && rows === undefined ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card isFlush>
          <div className="border-b px-4 py-3">
            <Segmented
              label="Kind"
              options={KINDS}
              value={filter.kind ?? "all"}
              onChange={(kind) =>
                onSearch(given({ ...filter, kind: kind === "all" ? undefined : kind }))
              }
            />
          </div>
          <EndpointTable
            rows={rows}
            onOpen={dialogs.open}
            empty={<NoEndpoints isFiltered={Object.keys(filter).length > 0} onAdd={add} />}
          />
          <LoadMore list={list} shown={rows?.length} noun="endpoint" />
        </Card>
      )}
      <EndpointDialog endpoint={null} isOpen={isAdding === true} onClose={() => onSearch(filter)} />
      <Dialogs dialogs={dialogs} />
    </>
  );
}

function Dialogs({ dialogs: { of, close } }: { readonly dialogs: ReturnType<typeof useDialogs> }) {
  const edited = of("edit");
  return (
    <>
      <EndpointDialog endpoint={edited} isOpen={edited !== null} onClose={close} />
      <RotateDialog endpoint={of("rotate")} onClose={close} />
      <TestDialog endpoint={of("test")} onClose={close} />
      <DeleteDialog endpoint={of("delete")} onClose={close} />
    </>
  );
}

/** Which dialog is open, and for which endpoint. */
function useDialogs() {
  const [shown, setShown] = useState<readonly [EndpointDialogName, Endpoint] | null>(null);
  return {
    open: useCallback(
      (name: EndpointDialogName, endpoint: Endpoint) => setShown([name, endpoint]),
      [],
    ),
    of: (name: EndpointDialogName) => (shown?.[0] === name ? shown[1] : null),
    close: () => setShown(null),
  };
}

function AddButton({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <Button look="primary" onClick={onAdd}>
      <Plus aria-hidden className="size-4" />
      Add endpoint
    </Button>
  );
}

type NoEndpointsProps = { readonly isFiltered: boolean; readonly onAdd: () => void };

function NoEndpoints({ isFiltered, onAdd }: NoEndpointsProps) {
  return isFiltered ? (
    <EmptyState icon={Send} title="No endpoint matches">
      Show endpoints of every kind.
    </EmptyState>
  ) : (
    <EmptyState icon={Send} title="No endpoints yet" action={<AddButton onAdd={onAdd} />}>
      Tell a publisher's tracker of its results as they come, or your own systems of every change.
    </EmptyState>
  );
}
