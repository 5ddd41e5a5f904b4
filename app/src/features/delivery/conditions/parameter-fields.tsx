import { TextField } from "../../../ui/text-field.tsx";
import { ValuesField } from "../../../ui/values-field.tsx";
import type { ConditionValuesProps } from "./condition-values.tsx";

export function ParameterFields({ condition, error, onChange }: ConditionValuesProps) {
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <TextField
        label="Parameter name"
        error={error}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={60}
        placeholder="utm_source"
        value={condition.name ?? ""}
        onChange={(name) => onChange({ ...condition, name })}
      />
      <ValuesField
        label="Parameter values"
        isOptional
        hint="Empty: whatever it is, if it is given. * stands for anything."
        placeholder="newsletter"
        values={condition.values}
        onChange={(values) => onChange({ ...condition, values })}
      />
    </div>
  );
}
