import type { Condition } from "@cleverdrip/contract";
import { CheckChips } from "../../../ui/check-chips.tsx";
import { ValuesField } from "../../../ui/values-field.tsx";
import { CONDITION_FIELDS } from "./condition-fields.ts";
import { CountryField } from "./country-field.tsx";
import { ParameterFields } from "./parameter-fields.tsx";
import { ReferrerField } from "./referrer-field.tsx";
import { ScheduleFields } from "./schedule-fields.tsx";
import { ALWAYS } from "./schedule-words.ts";

export type ConditionValuesProps = {
  readonly condition: Condition;
  readonly error: string | undefined;
  readonly onChange: (condition: Condition) => void;
};

const BETWEEN = /[\s,;]+/;

/** The inputs that fit the condition's field. */
export function ConditionValues({ condition, error, onChange }: ConditionValuesProps) {
  const { label, input } = CONDITION_FIELDS[condition.field];
  const change = (values: readonly string[]) => onChange({ ...condition, values });
  const field = { error, values: condition.values, onChange: change };
  switch (input.kind) {
    case "country":
      return <CountryField {...field} />;
    case "choices":
      return (
        <CheckChips
          legend={label}
          isLegendHidden
          choices={withUnknown(input.choices, condition.values)}
          {...field}
        />
      );
    case "texts":
      return (
        <ValuesField
          key={condition.field}
          label={label}
          isLabelHidden
          hint={`${input.hint} Enter adds another.`}
          placeholder={input.placeholder}
          {...(input.isList ? { separator: BETWEEN } : {})}
          {...field}
        />
      );
    case "referrer":
      return <ReferrerField {...field} />;
    case "parameter":
      return <ParameterFields condition={condition} error={error} onChange={onChange} />;
    case "schedule":
      return (
        <ScheduleFields
          schedule={condition.schedule ?? ALWAYS}
          error={error}
          onChange={(schedule) => onChange({ ...condition, schedule })}
        />
      );
    case "none":
      return error === undefined ? null : <p className="text-sm text-bad">{error}</p>;
  }
}

type Choice = { readonly value: string; readonly label: string };

/** What is stored stays to be seen and taken away, even where the list does not have it. */
function withUnknown(choices: readonly Choice[], values: readonly string[]): readonly Choice[] {
  const unknown = values.filter((value) => !choices.some((choice) => choice.value === value));
  return [...choices, ...unknown.map((value) => ({ value, label: value }))];
}
