import { FilterX } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";

type Days = { readonly from?: string | undefined; readonly to?: string | undefined };

type FilterBarProps = {
  readonly filter: Days;
  readonly isFiltered: boolean;
  readonly onChange: (change: Days) => void;
  readonly onClear: () => void;
  readonly children: ReactNode;
};

/** The filters of a log: its own, then the days, then the way back to none. */
export function FilterBar({ filter, isFiltered, onChange, onClear, children }: FilterBarProps) {
  return (
    <div
      role="search"
      aria-label="Filters"
      className="grid grid-cols-2 items-end gap-2 border-b px-4 py-3 md:grid-cols-[repeat(auto-fill,minmax(9.25rem,1fr))]"
    >
      {children}
      <div className="col-span-2 grid grid-cols-2 gap-2">
        <DayField label="From" value={filter.from} onChange={(day) => onChange({ from: day })} />
        <DayField label="To" value={filter.to} onChange={(day) => onChange({ to: day })} />
      </div>
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
