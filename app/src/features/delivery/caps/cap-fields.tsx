import { Trash2 } from "lucide-react";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { IconButton } from "../../../ui/button.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { SelectField, TextField } from "../../../ui/text-field.tsx";
import type { CapDraft } from "./cap-draft.ts";
import { CapSubject } from "./cap-subject.tsx";
import { KINDS, PERIODS, SCOPES } from "./cap-words.ts";

type CapFieldsProps = {
  readonly cap: CapDraft;
  readonly number: number;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (cap: CapDraft) => void;
  readonly onRemove: () => void;
};

const HARDNESS = [
  { value: "soft", label: "Soft" },
  { value: "hard", label: "Hard" },
] as const;

export function CapFields({ cap, number, path, errors, onChange, onRemove }: CapFieldsProps) {
  const change = (part: Partial<CapDraft>) => onChange({ ...cap, ...part });
  return (
    <li className="rounded-md border bg-surface p-3">
      <fieldset className="space-y-3">
        <legend className="sr-only">Cap {number}</legend>
        {errors[path] !== undefined && <p className="text-sm text-bad">{errors[path]}</p>}
        <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-[0.8fr_0.8fr_1.1fr_1.4fr]">
          <TextField
            label="Clicks"
            error={errors[`${path}.limit`]}
            inputMode="numeric"
            placeholder="1,000"
            value={cap.limit}
            onChange={(limit) => change({ limit })}
          />
          <SelectField
            label="Period"
            error={errors[`${path}.period`]}
            choices={PERIODS}
            value={cap.period}
            onChange={(period) => change({ period })}
          />
          <SelectField
            label="Of"
            error={errors[`${path}.scope`]}
            choices={SCOPES}
            value={cap.scope}
            onChange={(scope) => change({ scope, subjectId: null })}
          />
          <CapSubject
            cap={cap}
            error={errors[`${path}.subjectId`]}
            onChange={(subjectId) => change({ subjectId })}
          />
        </div>
        <div className="flex items-start justify-between gap-3">
          <Exactness isHard={cap.isHard} onChange={(isHard) => change({ isHard })} />
          <IconButton label={`Remove cap ${number}`} onClick={onRemove}>
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </div>
      </fieldset>
    </li>
  );
}

type ExactnessProps = {
  readonly isHard: boolean;
  readonly onChange: (isHard: boolean) => void;
};

function Exactness({ isHard, onChange }: ExactnessProps) {
  const kind = isHard ? "hard" : "soft";
  return (
    <div className="space-y-1">
      <Segmented
        label="How exact"
        options={HARDNESS}
        value={kind}
        onChange={(value) => onChange(value === "hard")}
      />
      <p className="text-sm text-muted">{KINDS[kind]}</p>
    </div>
  );
}
