import { CONVERSION_REASON_CODES, conversionReason } from "../../format/reason.ts";
import {
  CONVERSION_STATUSES,
  RUNGS,
  VIAS,
  type ConversionSearch,
} from "../../search-params/log-search.ts";
import { SelectField } from "../../ui/text-field.tsx";
import { EventTypeFilter } from "../campaigns/event-type-filter.tsx";
import { LogFilters, type LogFilter } from "../logs/log-filters.tsx";
import { statusLabel } from "./conversion-status-badge.tsx";
import { rungLabel, viaLabel } from "./source-words.ts";
import { TransactionField } from "./transaction-field.tsx";

type ConversionFilter = Omit<ConversionSearch, "id">;
type Change = LogFilter & {
  readonly [Key in keyof ConversionFilter]?: ConversionFilter[Key] | undefined;
};

type ConversionFiltersProps = {
  readonly filter: ConversionFilter;
  readonly onChange: (change: Change) => void;
  readonly onClear: () => void;
};

const ALL = { value: "", label: "All" } as const;
const STATUSES = [
  ALL,
  ...CONVERSION_STATUSES.map((status) => ({ value: status, label: statusLabel(status) })),
];
const REASONS = [
  ALL,
  ...CONVERSION_REASON_CODES.map((value) => ({ value, label: conversionReason(value).label })),
];
const VIA_CHOICES = [ALL, ...VIAS.map((value) => ({ value, label: viaLabel(value) }))];
const RUNG_CHOICES = [ALL, ...RUNGS.map((value) => ({ value, label: rungLabel(value) }))];

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
      <SelectField
        label="Status"
        choices={STATUSES}
        value={filter.status ?? ""}
        onChange={(status) => onChange({ status: status === "" ? undefined : status })}
      />
      <SelectField
        label="Reason"
        choices={REASONS}
        value={filter.reason ?? ""}
        onChange={(reason) => onChange({ reason: reason === "" ? undefined : reason })}
      />
      <SelectField
        label="Came by"
        choices={VIA_CHOICES}
        value={filter.via ?? ""}
        onChange={(via) => onChange({ via: via === "" ? undefined : via })}
      />
      <SelectField
        label="Matched by"
        choices={RUNG_CHOICES}
        value={filter.rung ?? ""}
        onChange={(rung) => onChange({ rung: rung === "" ? undefined : rung })}
      />
      <TransactionField value={filter.txid ?? ""} onChange={(txid) => onChange({ txid })} />
    </LogFilters>
  );
}
