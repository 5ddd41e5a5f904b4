import type { Condition, ConditionField } from "@cleverdrip/contract";
import { Trash2 } from "lucide-react";
import { IconButton } from "../../../ui/button.tsx";
import { SelectField } from "../../../ui/text-field.tsx";
import { CONDITION_CHOICES } from "./condition-fields.ts";
import { ConditionValues } from "./condition-values.tsx";
import { conditionWords } from "./condition-words.ts";
import { ALWAYS } from "./schedule-words.ts";

type ConditionRowProps = {
  readonly condition: Condition;
  readonly error: string | undefined;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
};

const VERBS = [
  { value: "is", label: "is" },
  { value: "not", label: "is not" },
] as const;

export function ConditionRow({ condition, error, onChange, onRemove }: ConditionRowProps) {
  return (
    <li className="rounded-md border bg-surface p-3">
      <fieldset className="grid grid-cols-[minmax(0,1fr)_6rem_auto] items-start gap-2 sm:grid-cols-[10rem_6rem_minmax(0,1fr)_auto]">
        <legend className="sr-only">Condition: {conditionWords(condition)}</legend>
        <SelectField
          label="What is looked at"
          isLabelHidden
          choices={CONDITION_CHOICES}
          value={condition.field}
          onChange={(field) => onChange(conditionOf(field, condition.isNot))}
        />
        <SelectField
          label="Is or is not"
          isLabelHidden
          choices={VERBS}
          value={condition.isNot ? "not" : "is"}
          onChange={(verb) => onChange({ ...condition, isNot: verb === "not" })}
        />
        <IconButton label="Remove condition" onClick={onRemove} className="sm:order-last">
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
        <div className="col-span-full min-w-0 sm:col-span-1">
          <ConditionValues condition={condition} error={error} onChange={onChange} />
        </div>
      </fieldset>
    </li>
  );
}

/** Another field's values mean nothing: the condition begins anew. */
function conditionOf(field: ConditionField, isNot: boolean): Condition {
  return {
    field,
    isNot,
    values: [],
    ...(field === "param" ? { name: "" } : {}),
    ...(field === "schedule" ? { schedule: ALWAYS } : {}),
  };
}
