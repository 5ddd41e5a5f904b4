import { Segmented } from "./segmented.tsx";
import { SearchInput } from "./search-input.tsx";

export type EntityFilter = {
  readonly search?: string | undefined;
  readonly status?: "active" | "paused" | undefined;
};

type EntityFiltersProps = {
  readonly noun: string;
  readonly filter: EntityFilter;
  readonly onChange: (filter: EntityFilter) => void;
};

const STATUSES = [
  { value: "all", label: "All" },
  { value: "active", label: "Active" },
  { value: "paused", label: "Paused" },
] as const;

/** Search and status, as every list of campaigns, publishers or links has them. */
export function EntityFilters({ noun, filter, onChange }: EntityFiltersProps) {
  const { search, status } = filter;
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-4 py-3">
      <SearchInput
        label={`Search ${noun}`}
        value={search ?? ""}
        onChange={(text) => onChange({ status, search: text === "" ? undefined : text })}
      />
      <Segmented
        label="Status"
        options={STATUSES}
        value={status ?? "all"}
        onChange={(value) => onChange({ search, status: value === "all" ? undefined : value })}
      />
    </div>
  );
}
