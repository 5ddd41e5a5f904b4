import { Trash2 } from "lucide-react";
import type { FieldErrors } from "../../../api/field-errors.ts";
import { IconButton } from "../../../ui/button.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { SelectField, TextField } from "../../../ui/text-field.tsx";
import { CapSubject } from "../../delivery/caps/cap-subject.tsx";
import { PERIODS, SCOPES } from "../../delivery/caps/cap-words.ts";
import type { ConversionCapDraft } from "./conversion-cap-draft.ts";

type ConversionCapFieldsProps = {
  readonly cap: ConversionCapDraft;
  readonly currency: string;
  readonly number: number;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (cap: ConversionCapDraft) => void;
  readonly onRemove: () => void;
};

const METRICS = [
  { value: "conversions", label: "Conversions" },
  { value: "payout", label: "Payout" },
  { value: "revenue", label: "Revenue" },
] as const;

const HARDNESS = [
  { value: "soft", label: "Soft" },
  { value: "hard", label: "Hard" },
] as const;

const KINDS = {
  soft: "What goes over it is held for you to decide.",
  hard: "What goes over it is refused.",
} as const;

export function ConversionCapFields(props: ConversionCapFieldsProps) {
  const { cap, number, path, errors, onChange, onRemove } = props;
  const kind = cap.isHard ? "hard" : "soft";
  return (
    <li className="rounded-md border bg-surface p-3">
      <fieldset className="space-y-3">
        <legend className="sr-only">Cap {number}</legend>
        {errors[path] !== undefined && <p className="text-sm text-bad">{errors[path]}</p>}
        <LimitFields {...props} />
        <div className="flex items-start justify-between gap-3">
          <div className="space-y-1">
            <Segmented
              label="Over it"
              options={HARDNESS}
              value={kind}
              onChange={(value) => onChange({ ...cap, isHard: value === "hard" })}
            />
            <p className="text-sm text-muted">{KINDS[kind]}</p>
          </div>
          <IconButton label={`Remove cap ${number}`} onClick={onRemove}>
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        </div>
      </fieldset>
    </li>
  );
}

function LimitFields({ cap, currency, path, errors, onChange }: ConversionCapFieldsProps) {
  const change = (part: Partial<ConversionCapDraft>) => onChange({ ...cap, ...part });
  const isCount = cap.metric === "conversions";
  return (
    <div className="grid items-start gap-3 min-[28rem]:grid-cols-2 sm:grid-cols-3">
      <SelectField
        label="Of what"
        error={errors[`${path}.metric`]}
        choices={METRICS}
        value={cap.metric}
        onChange={(metric) => change({ metric })}
      />
      <TextField
        label={isCount ? "Limit" : `Limit (${currency})`}
        error={errors[`${path}.limit`]}
        inputMode={isCount ? "numeric" : "decimal"}
        placeholder={isCount ? "500" : "1000"}
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
        label="For"
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
  );
}
