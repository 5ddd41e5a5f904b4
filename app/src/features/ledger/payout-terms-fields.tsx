import { SelectField, TextField } from "../../ui/text-field.tsx";
import { THRESHOLD_MEANS, type PayoutTermsDraft } from "./payout-terms-draft.ts";
import { TERMS } from "./statement-words.ts";

type PayoutTermsFieldsProps = {
  readonly value: PayoutTermsDraft;
  /** Of the threshold. */
  readonly error: string | undefined;
  readonly onChange: (value: PayoutTermsDraft) => void;
};

export function PayoutTermsFields({ value, error, onChange }: PayoutTermsFieldsProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <SelectField
        label="Payout terms"
        hint="How often it is paid, and how many days after the period."
        choices={TERMS}
        value={value.terms}
        onChange={(terms) => onChange({ ...value, terms })}
      />
      <TextField
        label="Payout threshold"
        isOptional
        error={error}
        hint={THRESHOLD_MEANS}
        inputMode="decimal"
        placeholder="None"
        value={value.threshold}
        onChange={(threshold) => onChange({ ...value, threshold })}
      />
    </div>
  );
}
