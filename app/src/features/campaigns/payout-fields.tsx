import type { FieldErrors } from "../../api/field-errors.ts";
import { SelectField, TextField } from "../../ui/text-field.tsx";
import { hasAmount, hasShare, type PayoutDraft } from "./payout-draft.ts";
import { PAYOUT_MODELS } from "./payout-words.ts";

type PayoutFieldsProps = {
  readonly draft: PayoutDraft;
  readonly currency: string;
  /** Of the payout itself: `eventTypes.0.payout`. */
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (payout: PayoutDraft) => void;
};

/** The model of a payout, and the amount and share that it needs. */
export function PayoutFields({ draft, currency, path, errors, onChange }: PayoutFieldsProps) {
  const { model, amount, percent } = draft;
  const change = (part: Partial<PayoutDraft>) => onChange({ model, amount, percent, ...part });
  return (
    <>
      <SelectField
        label="Payout model"
        error={errors[`${path}.model`]}
        choices={PAYOUT_MODELS}
        value={model}
        onChange={(value) => change({ model: value })}
      />
      {hasAmount(model) && (
        <TextField
          label={`Payout (${currency})`}
          error={errors[`${path}.amountMicros`]}
          hint="Owed to the publisher per result."
          inputMode="decimal"
          placeholder="3.30"
          value={amount}
          onChange={(text) => change({ amount: text })}
        />
      )}
      {hasShare(model) && (
        <TextField
          label="Payout (%)"
          error={errors[`${path}.percent`]}
          hint={model === "revshare" ? "Of the revenue." : "Of the sale amount."}
          inputMode="decimal"
          placeholder="20"
          value={percent}
          onChange={(text) => change({ percent: text })}
        />
      )}
    </>
  );
}
