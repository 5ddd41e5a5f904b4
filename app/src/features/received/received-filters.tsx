import { VERDICTS, type ReceivedSearch } from "../../search-params/received-search.ts";
import { ChoiceFilter } from "../../ui/choice-filter.tsx";
import { CampaignFilter } from "../logs/campaign-filter.tsx";
import { FilterBar } from "../logs/filter-bar.tsx";
import { ReportFilters } from "../logs/report-filters.tsx";
import { verdictLabel } from "./verdict-badge.tsx";

type ReceivedFilter = Omit<ReceivedSearch, "id">;
type Change = { readonly [Key in keyof ReceivedFilter]?: ReceivedFilter[Key] | undefined };

type ReceivedFiltersProps = {
  readonly filter: ReceivedFilter;
  readonly onChange: (change: Change) => void;
  readonly onClear: () => void;
};

const VERDICT_CHOICES = VERDICTS.map((value) => ({ value, label: verdictLabel(value) }));

export function ReceivedFilters({ filter, onChange, onClear }: ReceivedFiltersProps) {
  return (
    <FilterBar
      filter={filter}
      isFiltered={Object.keys(filter).length > 0}
      onChange={onChange}
      onClear={onClear}
    >
      <CampaignFilter value={filter.campaignId} onChange={(id) => onChange({ campaignId: id })} />
      <ChoiceFilter
        label="Verdict"
        choices={VERDICT_CHOICES}
        value={filter.verdict}
        onChange={(verdict) => onChange({ verdict })}
      />
      <ReportFilters filter={filter} onChange={onChange} />
    </FilterBar>
  );
}
