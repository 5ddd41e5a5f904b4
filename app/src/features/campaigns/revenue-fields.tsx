import type { FieldErrors } from "../../api/field-errors.ts";
import { SelectField, TextField } from "../../ui/text-field.tsx";
import type { EventTypeDraft } from "./event-type-draft.ts";

type RevenueFieldsProps = {
  readonly draft: EventTypeDraft;
  readonly currency: string;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (draft: EventTypeDraft) => void;
};

const SOURCES = [
  { value: "report", label: "What the report says" },
  { value: "amount", label: "An amount per result" },
  { value: "percent", label: "A share of the sale amount" },
] as const;

/** What the advertiser owes. */
export function RevenueFields({ draft, currency, path, errors, onChange }: RevenueFieldsProps) {
  return (
    <>
      <SelectField
        label="Revenue"
        hint="What the advertiser owes."
        choices={SOURCES}
        value={draft.revenueBy}
        onChange={(revenueBy) => onChange({ ...draft, revenueBy })}
      />
      {draft.revenueBy === "amount" && (
        <TextField
          label={`Revenue (${currency})`}
          error={errors[`${path}.revenueMicros`]}
          inputMode="decimal"
          placeholder="5.00"
          value={draft.revenue}
          onChange={(revenue) => onChange({ ...draft, revenue })}
        />
      )}
      {draft.revenueBy === "percent" && (
        <TextField
          label="Revenue (%)"
          error={errors[`${path}.revenuePercent`]}
          inputMode="decimal"
          placeholder="30"
          value={draft.revenuePercent}
          onChange={(revenuePercent) => onChange({ ...draft, revenuePercent })}
        />
      )}
    </>
  );
}
