import { CONVERSION_REASON_CODES, conversionReason } from "../../format/reason.ts";
import { VIAS, type ConversionSearch } from "../../search-params/log-search.ts";
import { ChoiceFilter } from "../../ui/choice-filter.tsx";
import { viaLabel } from "../conversions/source-words.ts";
import { TransactionField } from "../conversions/transaction-field.tsx";

type ReportFilter = Pick<ConversionSearch, "reason" | "via" | "txid">;

type FilterProps = {
  readonly filter: ReportFilter;
  readonly onChange: (change: {
    readonly [Key in keyof ReportFilter]?: ReportFilter[Key] | undefined;
  }) => void;
};

const REASONS = CONVERSION_REASON_CODES.map((value) => ({
  value,
  label: conversionReason(value).label,
}));
const VIA_CHOICES = VIAS.map((value) => ({ value, label: viaLabel(value) }));

/** What became of a report and how it came: asked of the reports as of the results they led to. */
export function ReportFilters({ filter, onChange }: FilterProps) {
  return (
    <>
      <ChoiceFilter
        label="Reason"
        choices={REASONS}
        value={filter.reason}
        onChange={(reason) => onChange({ reason })}
      />
      <ChoiceFilter
        label="Came by"
        choices={VIA_CHOICES}
        value={filter.via}
        onChange={(via) => onChange({ via })}
      />
      <TransactionField value={filter.txid ?? ""} onChange={(txid) => onChange({ txid })} />
    </>
  );
}
