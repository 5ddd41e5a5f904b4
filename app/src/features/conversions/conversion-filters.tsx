import {
  CONVERSION_STATUSES,
  RUNGS,
  type ConversionSearch,
} from "../../search-params/log-search.ts";
import { ChoiceFilter } from "../../ui/choice-filter.tsx";
import { EventTypeFilter } from "../campaigns/event-type-filter.tsx";
import { LogFilters, type LogFilter } from "../logs/log-filters.tsx";
import { ReportFilters } from "../logs/report-filters.tsx";
import { statusLabel } from "./conversion-status-badge.tsx";
import { rungLabel } from "./source-words.ts";

type ConversionFilter = Omit<ConversionSearch, "id">;
type Change = LogFilter & {
  readonly [Key in keyof ConversionFilter]?: ConversionFilter[Key] | undefined;
};

type ConversionFiltersProps = {
  readonly filter: ConversionFilter;
  readonly onChange: (change: Change) => void;
  readonly onClear: () => void;
};

const STATUSES = CONVERSION_STATUSES.map((value) => ({ value, label: statusLabel(value) }));
const RUNG_CHOICES = RUNGS.map((value) => ({ value, label: rungLabel(value) }));

export function ConversionFilters({ filter, onChange, onClear }: ConversionFiltersProps) {
  return (
    <LogFilters
      filter={filter}
      isFiltered={Object.keys(filter).length > 0}
      // An event type is one of its campaign.
      onChange={(change) =>
        onChange("campaignId" in change ? { ...change, eventTypeId: undefined } : change)
      }
      onClear={onClear}
    >
      <EventTypeFilter
        campaignId={filter.campaignId}
        value={filter.eventTypeId}
        onChange={(eventTypeId) => onChange({ eventTypeId })}
      />
      <ChoiceFilter
        label="Status"
        choices={STATUSES}
        value={filter.status}
        onChange={(status) => onChange({ status })}
      />
      <ChoiceFilter
        label="Matched by"
        choices={RUNG_CHOICES}
        value={filter.rung}
        onChange={(rung) => onChange({ rung })}
      />
      <ReportFilters filter={filter} onChange={onChange} />
    </LogFilters>
  );
}
