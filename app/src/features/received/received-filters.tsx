import { CONVERSION_REASON_CODES, conversionReason } from "../../format/reason.ts";
import { VIAS } from "../../search-params/log-search.ts";
import { VERDICTS, type ReceivedSearch } from "../../search-params/received-search.ts";
import { SelectField } from "../../ui/text-field.tsx";
import { viaLabel } from "../conversions/source-words.ts";
import { TransactionField } from "../conversions/transaction-field.tsx";
import { CampaignFilter } from "../logs/campaign-filter.tsx";
import { FilterBar } from "../logs/filter-bar.tsx";
import { verdictLabel } from "./verdict-badge.tsx";

type ReceivedFilter = Omit<ReceivedSearch, "id">;
type Change = { readonly [Key in keyof ReceivedFilter]?: ReceivedFilter[Key] | undefined };

type ReceivedFiltersProps = {
  readonly filter: ReceivedFilter;
  readonly onChange: (change: Change) => void;
  readonly onClear: () => void;
};

const ALL = { value: "", label: "All" } as const;
const VERDICT_CHOICES = [ALL, ...VERDICTS.map((value) => ({ value, label: verdictLabel(value) }))];
const VIA_CHOICES = [ALL, ...VIAS.map((value) => ({ value, label: viaLabel(value) }))];
const REASON_CHOICES = [
  ALL,
  ...CONVERSION_REASON_CODES.map((value) => ({ value, label: conversionReason(value).label })),
];

export function ReceivedFilters({ filter, onChange, onClear }: ReceivedFiltersProps) {
  return (
    <FilterBar
      filter={filter}
      isFiltered={Object.keys(filter).length > 0}
      onChange={onChange}
      onClear={onClear}
    >
      <CampaignFilter value={filter.campaignId} onChange={(id) => onChange({ campaignId: id })} />
      <SelectField
        label="Verdict"
        choices={VERDICT_CHOICES}
        value={filter.verdict ?? ""}
        onChange={(verdict) => onChange({ verdict: verdict === "" ? undefined : verdict })}
      />
      <SelectField
        label="Reason"
        choices={REASON_CHOICES}
        value={filter.reason ?? ""}
        onChange={(reason) => onChange({ reason: reason === "" ? undefined : reason })}
      />
      <SelectField
        label="Came by"
        choices={VIA_CHOICES}
        value={filter.via ?? ""}
        onChange={(via) => onChange({ via: via === "" ? undefined : via })}
      />
      <TransactionField value={filter.txid ?? ""} onChange={(txid) => onChange({ txid })} />
    </FilterBar>
  );
}
