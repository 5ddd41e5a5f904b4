import { Segmented } from "../../ui/segmented.tsx";
import { TextField } from "../../ui/text-field.tsx";
import {
  periodSearch,
  PERIODS,
  type Period,
  type PeriodName,
  type PeriodSearch,
} from "../reports/period.ts";

type PeriodPickerProps = {
  readonly period: Period;
  readonly onChange: (search: PeriodSearch) => void;
};

export function PeriodPicker({ period, onChange }: PeriodPickerProps) {
  function choose(name: PeriodName) {
    onChange(periodSearch({ period: name, from: period.from, to: period.to }));
  }

  function chooseDays(from: string, to: string) {
    if (from !== "" && to !== "") onChange(periodSearch({ period: "custom", from, to }));
  }

  return (
    <div className="flex max-w-full min-w-0 flex-wrap items-center gap-2">
      <Segmented label="Period" options={PERIODS} value={period.name} onChange={choose} />
      {period.name === "custom" && (
        <div className="flex max-w-full min-w-0 items-center gap-1.5">
          <DayInput
            label="First day"
            value={period.from}
            onChange={(from) => chooseDays(from, period.to)}
          />
          <span aria-hidden className="text-muted">
            –
          </span>
          <DayInput
            label="Last day"
            value={period.to}
            onChange={(to) => chooseDays(period.from, to)}
          />
        </div>
      )}
    </div>
  );
}

type DayInputProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
};

function DayInput({ label, value, onChange }: DayInputProps) {
  return <TextField label={label} isLabelHidden type="date" value={value} onChange={onChange} />;
}
