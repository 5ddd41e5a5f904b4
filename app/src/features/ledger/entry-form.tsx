import { useState, type FormEvent } from "react";
import { errorsElsewhere, type FieldErrors } from "../../api/field-errors.ts";
import { Button } from "../../ui/button.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { plainChoices, SelectField, TextField } from "../../ui/text-field.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import { ENTRY_WORDS } from "./entry-words.ts";
import { entryErrors, newEntryOf, type EntryDraft } from "./entry-draft.ts";

type EntryFormProps = {
  readonly first: EntryDraft;
  readonly currencies: readonly string[];
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSubmit: (entry: ReturnType<typeof newEntryOf>) => void;
};

const SHOWN = ["amountMicros", "currency", "note"];

export function EntryForm(props: EntryFormProps) {
  const { first, currencies, isBusy, error, onCancel, onSubmit } = props;
  // One key for as long as the form is open: a second press, or a retry after no answer, enters it once.
  const [key] = useState(() => crypto.randomUUID());
  const { draft, errors, change, send } = useDraft(() => first, error, entryErrors);
  const set = (part: Partial<EntryDraft>) => change({ ...draft, ...part });
  const words = ENTRY_WORDS[draft.kind];

  function submit(event: FormEvent) {
    event.preventDefault();
    send((valid) => onSubmit(newEntryOf(valid, key)));
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <Segmented
        label="Direction"
        options={words.directions}
        value={draft.isNegative ? "negative" : "positive"}
        onChange={(direction) => set({ isNegative: direction === "negative" })}
      />
      <AmountFields draft={draft} currencies={currencies} errors={errors} onChange={set} />
      <TextField
        label={words.note}
        error={errors["note"]}
        hint={words.noteHint}
        maxLength={500}
        value={draft.note}
        onChange={(note) => set({ note })}
      />
      <FormProblem error={error} elsewhere={errorsElsewhere(errors, SHOWN)} />
      <FormActions
        label={words.submit}
        isBusy={isBusy}
        cancel={<Button onClick={onCancel}>Cancel</Button>}
      />
    </form>
  );
}

type AmountFieldsProps = Pick<EntryFormProps, "currencies"> & {
  readonly draft: EntryDraft;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<EntryDraft>) => void;
};

function AmountFields({ draft, currencies, errors, onChange }: AmountFieldsProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-3">
      <TextField
        label="Amount"
        error={errors["amountMicros"]}
        inputMode="decimal"
        placeholder="120.50"
        value={draft.amount}
        onChange={(amount) => onChange({ amount })}
      />
      <SelectField
        label="Currency"
        error={errors["currency"]}
        choices={plainChoices(currencies)}
        value={draft.currency}
        onChange={(currency) => onChange({ currency })}
      />
    </div>
  );
}
