import { FilterX } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CampaignPicker } from "../campaigns/campaign-picker.tsx";
import { LinkPicker } from "../links/link-picker.tsx";
import { PublisherPicker } from "../publishers/publisher-picker.tsx";

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
  const { campaignId, publisherId, linkId, from, to } = filter;
  return (
    <div
      role="search"
      aria-label="Filters"
      className="grid grid-cols-2 items-end gap-2 border-b px-4 py-3 md:grid-cols-[repeat(auto-fill,minmax(9.25rem,1fr))]"
    >
      <Field label="Campaign">
        {(control) => (
          <CampaignPicker
            control={control}
            placeholder="All"
            value={campaignId ?? null}
            onChange={(id) => onChange({ campaignId: id ?? undefined })}
          />
        )}
      </Field>
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
      <DayField label="From" value={from} onChange={(day) => onChange({ from: day })} />
      <DayField label="To" value={to} onChange={(day) => onChange({ to: day })} />
      {isFiltered && (
        <Button look="quiet" onClick={onClear} className="justify-self-start">
          <FilterX aria-hidden className="size-3.5" />
          Clear
        </Button>
      )}
    </div>
  );
}

type DayFieldProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
};

function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <TextField
      label={label}
      type="date"
      value={value ?? ""}
      onChange={(day) => onChange(day === "" ? undefined : day)}
    />
  );
}
