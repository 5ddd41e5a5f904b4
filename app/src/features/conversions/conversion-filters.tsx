import { CONVERSION_STATUSES, type ConversionSearch } from "../../search-params/log-search.ts";
import { SelectField } from "../../ui/text-field.tsx";
import { LogFilters, type LogFilter } from "../logs/log-filters.tsx";
import { statusLabel } from "./conversion-status-badge.tsx";
import { TransactionField } from "./transaction-field.tsx";

type ConversionFilter = Omit<ConversionSearch, "id">;
type Change = LogFilter & {
  readonly status?: ConversionFilter["status"] | undefined;
  readonly txid?: string | undefined;
};

type ConversionFiltersProps = {
  readonly filter: ConversionFilter;
  readonly onChange: (change: Change) => void;
  readonly onClear: () => void;
};

const STATUSES = [
  { value: "", label: "All" } as const,
  ...CONVERSION_STATUSES.map((status) => ({ value: status, label: statusLabel(status) })),
];

export function ConversionFilters({ filter, onChange, onClear }: ConversionFiltersProps) {
  return (
    <LogFilters
      filter={filter}
      isFiltered={Object.keys(filter).length > 0}
      onChange={onChange}
      onClear={onClear}
    >
      <SelectField
        label="Status"
        choices={STATUSES}
        value={filter.status ?? ""}
        onChange={(status) => onChange({ status: status === "" ? undefined : status })}
      />
      <TransactionField value={filter.txid ?? ""} onChange={(txid) => onChange({ txid })} />
    </LogFilters>
  );
}
