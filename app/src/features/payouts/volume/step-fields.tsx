import { Trash2 } from "lucide-react";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { IconButton } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { StepDraft } from "./volume-draft.ts";

type StepFieldsProps = {
  readonly step: StepDraft;
  readonly number: number;
  /** What the figure counts: conversions, or a currency. */
  readonly unit: string;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (step: StepDraft) => void;
  readonly onRemove: () => void;
};

export function StepFields(props: StepFieldsProps) {
  const { step, number, unit, path, errors, onChange, onRemove } = props;
  return (
    <li className="rounded-md border bg-surface p-3">
      <fieldset className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-start gap-3">
        <legend className="sr-only">Step {number}</legend>
        <TextField
          label={`From (${unit})`}
          error={errors[`${path}.from`] ?? errors[path]}
          inputMode="decimal"
          placeholder="100"
          value={step.from}
          onChange={(from) => onChange({ ...step, from })}
        />
        <TextField
          label="Added (%)"
          error={errors[`${path}.ppm`]}
          inputMode="decimal"
          placeholder="10"
          value={step.percent}
          onChange={(percent) => onChange({ ...step, percent })}
        />
        <IconButton label={`Remove step ${number}`} className="mt-6" onClick={onRemove}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </fieldset>
    </li>
  );
}
