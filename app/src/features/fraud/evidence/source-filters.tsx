import { Field } from "../../../ui/field.tsx";
import { CampaignFilter } from "../../logs/campaign-filter.tsx";
import { PublisherPicker } from "../../publishers/publisher-picker.tsx";

type Source = {
  readonly publisherId?: string | undefined;
  readonly campaignId?: string | undefined;
};

type SourceFiltersProps = {
  readonly filter: Source;
  readonly onChange: (change: Source) => void;
};

/** Whose traffic, and for which campaign. */
export function SourceFilters({ filter, onChange }: SourceFiltersProps) {
  return (
    <>
      <PublisherFilter
        value={filter.publisherId}
        onChange={(publisherId) => onChange({ publisherId })}
      />
      <CampaignFilter
        value={filter.campaignId}
        onChange={(campaignId) => onChange({ campaignId })}
      />
    </>
  );
}

type PublisherFilterProps = {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
};

export function PublisherFilter({ value, onChange }: PublisherFilterProps) {
  return (
    <Field label="Publisher">
      {(control) => (
        <PublisherPicker
          control={control}
          placeholder="All"
          value={value ?? null}
          onChange={(id) => onChange(id ?? undefined)}
        />
      )}
    </Field>
  );
}
