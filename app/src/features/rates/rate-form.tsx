import type { FormEvent } from "react";
import { errorsElsewhere, type FieldErrors } from "../../api/field-errors.ts";
import { CURRENCIES } from "../../format/currencies.ts";
import { Button } from "../../ui/button.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { plainChoices, SelectField, TextField } from "../../ui/text-field.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import { RATE_PATH, rateErrors, type RateDraft } from "./rate-draft.ts";

type RateFormProps = {
  readonly first: RateDraft;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSubmit: (draft: RateDraft) => void;
};

export function RateForm({ first, isBusy, error, onCancel, onSubmit }: RateFormProps) {
  const { draft, errors, change, send } = useDraft(() => first, error, rateErrors);
  const set = (part: Partial<RateDraft>) => change({ ...draft, ...part });
  const shown = Object.keys(draft).map((field) => `${RATE_PATH}.${field}`);

  function submit(event: FormEvent) {
    event.preventDefault();
    send(onSubmit);
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <PairFields draft={draft} errors={errors} onChange={set} />
      <TextField
        label={`One ${draft.from} is so many ${draft.to}`}
        error={errors[`${RATE_PATH}.rate`]}
        hint="Kept as it is written, up to nine decimals."
        inputMode="decimal"
        placeholder="1.0842"
        value={draft.rate}
        onChange={(rate) => set({ rate })}
      />
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          label="Day"
          error={errors[`${RATE_PATH}.day`]}
          type="date"
          value={draft.day}
          onChange={(day) => set({ day })}
        />
        <TextField
          label="Last day"
          isOptional
          error={errors[`${RATE_PATH}.lastDay`]}
          hint="Empty: that day only."
          type="date"
          value={draft.lastDay}
          onChange={(lastDay) => set({ lastDay })}
        />
      </div>
      <FormProblem error={error} elsewhere={errorsElsewhere(errors, shown)} />
      <FormActions
        label="Set rate"
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>Cancel</Button>}
      />
    </form>
  );
}

type PairFieldsProps = {
  readonly draft: RateDraft;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<RateDraft>) => void;
};

function PairFields({ draft, errors, onChange }: PairFieldsProps) {
  const choices = plainChoices([...new Set([draft.from, draft.to, ...CURRENCIES])].toSorted());
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <SelectField
        label="From"
        error={errors[`${RATE_PATH}.from`]}
        choices={choices}
        value={draft.from}
        onChange={(from) => onChange({ from })}
      />
      <SelectField
        label="To"
        error={errors[`${RATE_PATH}.to`]}
        choices={choices}
        value={draft.to}
        onChange={(to) => onChange({ to })}
      />
    </div>
  );
}
