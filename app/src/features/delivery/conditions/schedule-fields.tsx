import type { Schedule } from "@cleverdrip/contract";
import { CheckChips } from "../../../ui/check-chips.tsx";
import { SelectField, TextField } from "../../../ui/text-field.tsx";
import { useWorkspace } from "../../session/use-me.ts";
import { timeZones } from "../../setup/time-zones.ts";
import { clockOf, minuteOf, WEEKDAYS } from "./schedule-words.ts";

type ScheduleFieldsProps = {
  readonly schedule: Schedule;
  readonly error: string | undefined;
  readonly onChange: (schedule: Schedule) => void;
};

export function ScheduleFields({ schedule, error, onChange }: ScheduleFieldsProps) {
  const { timezone } = useWorkspace();
  const change = (part: Partial<Schedule>) => onChange({ ...schedule, ...part });
  const zones = timeZones(...(schedule.timezone === null ? [] : [schedule.timezone]));
  return (
    <div className="space-y-3">
      <CheckChips
        legend="Weekdays (none chosen: every day)"
        error={error}
        choices={WEEKDAYS}
        values={schedule.weekdays}
        onChange={(weekdays) => change({ weekdays })}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="From"
          type="time"
          value={clockOf(schedule.fromMinute)}
          onChange={(clock) => change({ fromMinute: minuteOf(clock) })}
        />
        <TextField
          label="Until"
          type="time"
          hint="As From: all day. Before From: over midnight."
          value={clockOf(schedule.toMinute)}
          onChange={(clock) => change({ toMinute: minuteOf(clock) })}
        />
        <DateField
          label="First day"
          value={schedule.fromDate}
          onChange={(fromDate) => change({ fromDate })}
        />
        <DateField
          label="Last day"
          value={schedule.toDate}
          onChange={(toDate) => change({ toDate })}
        />
      </div>
      <SelectField
        label="Time zone"
        choices={[
          { value: "", label: `The workspace's (${timezone})` },
          ...zones.map((zone) => ({ value: zone, label: zone })),
        ]}
        value={schedule.timezone ?? ""}
        onChange={(zone) => change({ timezone: zone === "" ? null : zone })}
      />
    </div>
  );
}

type DateFieldProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
};

function DateField({ label, value, onChange }: DateFieldProps) {
  return (
    <TextField
      label={label}
      isOptional
      type="date"
      value={value ?? ""}
      onChange={(day) => onChange(day === "" ? null : day)}
    />
  );
}
