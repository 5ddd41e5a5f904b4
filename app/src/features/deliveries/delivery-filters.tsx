import type { DeliverySearch } from "../../search-params/endpoint-search.ts";
import { ChoiceFilter } from "../../ui/choice-filter.tsx";
import { EndpointFilter } from "../endpoints/endpoint-filter.tsx";
import { FilterBar } from "../logs/filter-bar.tsx";

type DeliveryFilter = Omit<DeliverySearch, "id">;
type Change = { readonly [Key in keyof DeliveryFilter]?: DeliveryFilter[Key] | undefined };

type DeliveryFiltersProps = {
  readonly filter: DeliveryFilter;
  readonly onChange: (change: Change) => void;
  readonly onClear: () => void;
};

const STATES = [
  { value: "pending", label: "On its way" },
  { value: "delivered", label: "Delivered" },
  { value: "failed", label: "Failed" },
] as const;

export function DeliveryFilters({ filter, onChange, onClear }: DeliveryFiltersProps) {
  return (
    <FilterBar
      filter={filter}
      isFiltered={Object.keys(filter).length > 0}
      onChange={onChange}
      onClear={onClear}
    >
      <EndpointFilter
        value={filter.endpointId ?? ""}
        onChange={(id) => onChange({ endpointId: id === "" ? undefined : id })}
      />
      <ChoiceFilter
        label="State"
        choices={STATES}
        value={filter.state}
        onChange={(state) => onChange({ state })}
      />
    </FilterBar>
  );
}
