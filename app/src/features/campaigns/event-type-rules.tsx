import { errorUnder } from "../../api/error-under.ts";
import type { FieldErrors } from "../../api/field-errors.ts";
import { SelectField, TextField } from "../../ui/text-field.tsx";
import { ValuesField } from "../../ui/values-field.tsx";
import { DUPLICATE_POLICIES } from "./event-rule-words.ts";
import type { EventTypeDraft } from "./event-type-draft.ts";

type EventTypeRulesProps = {
  readonly draft: EventTypeDraft;
  readonly path: string;
  readonly errors: FieldErrors;
  readonly onChange: (draft: EventTypeDraft) => void;
};

/** An alias holds neither. */
const SPACES_AND_COMMAS = /[\s,]+/;

/** By which words reports name it, what a second report does, and when it can be paid. */
export function EventTypeRules({ draft, path, errors, onChange }: EventTypeRulesProps) {
  return (
    <>
      <ValuesField
        label="Also called"
        isOptional
        error={errorUnder(errors, `${path}.aliases`)}
        hint="Other words for it in reports."
        separator={SPACES_AND_COMMAS}
        placeholder="purchase, order"
        values={draft.aliases}
        onChange={(aliases) => onChange({ ...draft, aliases })}
      />
      <SelectField
        label="Duplicates"
        error={errors[`${path}.duplicatePolicy`]}
        hint="What a further report of the same result does."
        choices={DUPLICATE_POLICIES}
        value={draft.duplicatePolicy}
        onChange={(duplicatePolicy) => onChange({ ...draft, duplicatePolicy })}
      />
      <TextField
        label="Hold (days)"
        error={errors[`${path}.holdDays`]}
        hint="From the event until it can be paid."
        inputMode="numeric"
        value={draft.holdDays}
        onChange={(holdDays) => onChange({ ...draft, holdDays })}
      />
    </>
  );
}
