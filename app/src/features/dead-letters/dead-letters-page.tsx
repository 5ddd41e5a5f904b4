import type { DeadLetterRow } from "@cleverdrip/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MailX } from "lucide-react";
import { useCallback } from "react";
import { deadLettersQuery } from "../../api/dead-letters.ts";
import { rowsOf } from "../../api/pages.ts";
import type { DeadLetterSearch } from "../../search-params/dead-letter-search.ts";
import { given } from "../../search-params/text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ChoiceFilter } from "../../ui/choice-filter.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { HealthTabs } from "../health/health-tabs.tsx";
import { LogList } from "../logs/log-list.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { DeadLetterSheet } from "./dead-letter-sheet.tsx";
import { DeadLetterTable } from "./dead-letter-table.tsx";
import { ReplayAll } from "./replay-all.tsx";

type DeadLettersPageProps = {
  readonly search: DeadLetterSearch;
  readonly onSearch: (search: DeadLetterSearch) => void;
};

const STATES = [
  { value: "waiting", label: "Waiting" },
  { value: "settled", label: "Settled" },
] as const;

export function DeadLettersPage({ search, onSearch }: DeadLettersPageProps) {
  const { id, ...filter } = search;
  const { timezone } = useWorkspace();
  const list = useInfiniteQuery(deadLettersQuery(filter));
  const rows = list.data && rowsOf(list.data.pages);
  const waiting = list.data?.pages[0]?.waiting ?? 0;
  const open = useCallback(
    (row: DeadLetterRow) => onSearch({ ...search, id: row.id }),
    [search, onSearch],
  );
  return (
    <>
      <PageHeader
        title="Dead letters"
        description={`Messages that failed every try. None is lost: each can be replayed, or discarded with a reason. Times are ${timezone}.`}
        actions={
          <>
            <ReplayAll waiting={waiting} />
            <Button isBusy={list.isRefetching} onClick={() => void list.refetch()}>
              Refresh
            </Button>
          </>
        }
      />
      <HealthTabs />
      <Card isFlush>
        <div role="search" aria-label="Filters" className="border-b px-4 py-3">
          <div className="w-40">
            <ChoiceFilter
              label="State"
              choices={STATES}
              value={filter.state}
              onChange={(state) => onSearch(given({ state }))}
            />
          </div>
        </div>
        <LogList list={list} hasRows={rows !== undefined}>
          <DeadLetterTable rows={rows} onOpen={open} empty={<NoLetters state={filter.state} />} />
        </LogList>
        <LoadMore list={list} shown={rows?.length} noun="message" />
      </Card>
      <DeadLetterSheet id={id ?? null} onClose={() => onSearch(filter)} />
    </>
  );
}

function NoLetters({ state }: { readonly state: "waiting" | "settled" | undefined }) {
  return (
    <EmptyState icon={MailX} title={state === "settled" ? "Nothing is settled" : "No dead letters"}>
      {state === "settled"
        ? "What is replayed can be looked up here for a month, what is discarded for good."
        : "Every message that came in was processed. One that fails every try would be listed here."}
    </EmptyState>
  );
}
