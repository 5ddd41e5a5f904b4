import type { FieldErrors } from "../../../api/field-errors.ts";
import { TextField } from "../../../ui/text-field.tsx";
import type { Changed, ChangeDraft } from "./change-draft.ts";

type AdjustFieldsProps = {
  readonly conversions: readonly Changed[];
  readonly draft: ChangeDraft;
  readonly errors: FieldErrors;
  readonly onChange: (part: Partial<ChangeDraft>) => void;
};

export function AdjustFields({ conversions, draft, errors, onChange }: AdjustFieldsProps) {
  const currencies = [...new Set(conversions.map(({ currency }) => currency))];
  const unit = currencies.length === 1 ? ` (${currencies[0]})` : "";
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          label={`Payout${unit}`}
          isOptional
          error={errors["payoutMicros"]}
          inputMode="decimal"
          value={draft.payout}
          onChange={(payout) => onChange({ payout })}
        />
        <TextField
          label={`Revenue${unit}`}
          isOptional
          error={errors["revenueMicros"]}
          inputMode="decimal"
          value={draft.revenue}
          onChange={(revenue) => onChange({ revenue })}
        />
      </div>
      {currencies.length > 1 && (
        <p className="text-sm text-warn">
          These conversions are in {currencies.join(", ")}: each gets the amount in its own.
        </p>
      )}
    </>
  );
}
