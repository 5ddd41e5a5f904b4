import type { ReactNode } from "react";
import { Field } from "../../ui/field.tsx";
import { LinkPicker } from "../links/link-picker.tsx";
import { PublisherPicker } from "../publishers/publisher-picker.tsx";
import { CampaignFilter } from "./campaign-filter.tsx";
import { FilterBar } from "./filter-bar.tsx";

export type LogFilter = {
  readonly campaignId?: string | undefined;
  readonly publisherId?: string | undefined;
  readonly linkId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

type LogFiltersProps = {
  readonly filter: LogFilter;
  readonly isFiltered: boolean;
  readonly onChange: (change: LogFilter) => void;
  readonly onClear: () => void;
  /** The filters that only this log has. */
  readonly children: ReactNode;
};

export function LogFilters({ filter, isFiltered, onChange, onClear, children }: LogFiltersProps) {
  const { campaignId, publisherId, linkId } = filter;
  return (
    <FilterBar filter={filter} isFiltered={isFiltered} onChange={onChange} onClear={onClear}>
      <CampaignFilter value={campaignId} onChange={(id) => onChange({ campaignId: id })} />
      <Field label="Publisher">
        {(control) => (
          <PublisherPicker
            control={control}
            placeholder="All"
            value={publisherId ?? null}
            onChange={(id) => onChange({ publisherId: id ?? undefined })}
          />
        )}
      </Field>
      <Field label="Link">
        {(control) => (
          <LinkPicker
            control={control}
            placeholder="All"
            value={linkId ?? null}
            onChange={(id) => onChange({ linkId: id ?? undefined })}
          />
        )}
      </Field>
      {children}
    </FilterBar>
  );
}
