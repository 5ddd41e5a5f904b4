import { useInfiniteQuery } from "@tanstack/react-query";
import { ledgerQuery } from "../../api/ledger.ts";
import { rowsOf } from "../../api/pages.ts";
import { LEDGER_KINDS, type LedgerSearch } from "../../search-params/ledger-search.ts";
import { instantsOf } from "../../search-params/log-search.ts";
import { given } from "../../search-params/text.ts";
import { Card } from "../../ui/card.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { plainChoices, SelectField } from "../../ui/text-field.tsx";
import { FilterBar } from "../logs/filter-bar.tsx";
import { useWorkspace } from "../session/use-me.ts";
import { LedgerTable } from "./ledger-table.tsx";
import { ledgerKindLabel } from "./ledger-words.ts";

type LedgerFilter = Pick<LedgerSearch, "kind" | "currency" | "from" | "to">;
type Change = { readonly [Key in keyof LedgerFilter]?: LedgerFilter[Key] | undefined };

type LedgerCardProps = {
  readonly publisherId: string;
  readonly filter: LedgerFilter;
  readonly currencies: readonly string[];
  readonly onFilter: (filter: Change) => void;
};

const ALL = { value: "", label: "All" } as const;
const KINDS = [ALL, ...LEDGER_KINDS.map((value) => ({ value, label: ledgerKindLabel(value) }))];

/** Every entry that makes up the balance. Entries are never edited: a wrong one is put right by another. */
export function LedgerCard({ publisherId, filter, currencies, onFilter }: LedgerCardProps) {
  const { timezone } = useWorkspace();
  const { kind, currency } = filter;
  const list = useInfiniteQuery(
    ledgerQuery(publisherId, given({ kind, currency, ...instantsOf(filter, timezone) })),
  );
  const rows = list.data && rowsOf(list.data.pages);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Card isFlush title="Ledger" description={`Newest first. Times are ${timezone}.`}>
      <FilterBar
        filter={filter}
        isFiltered={isFiltered}
        onChange={onFilter}
        onClear={() =>
          onFilter({ kind: undefined, currency: undefined, from: undefined, to: undefined })
        }
      >
        <SelectField
          label="Entry"
          choices={KINDS}
          value={kind ?? ""}
          onChange={(value) => onFilter({ kind: value === "" ? undefined : value })}
        />
        <SelectField
          label="Currency"
          choices={[ALL, ...plainChoices(currencies)]}
          value={currency ?? ""}
          onChange={(value) => onFilter({ currency: value === "" ? undefined : value })}
        />
      </FilterBar>
      {list.error !== null && (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      )}
      {(list.error === null || rows !== undefined) && (
        <LedgerTable rows={rows} isFiltered={isFiltered} />
      )}
      <LoadMore list={list} shown={rows?.length} noun="entry" plural="entries" />
    </Card>
  );
}
